// What becomes of the files that were found, and of those that cannot be read.
#include "sources/discover.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "support/workspace.h"

using namespace ormlint;

namespace {

Target target_of(const test::Workspace& files, std::vector<std::string> paths) {
  Result<Target> target = find_target({std::move(paths), files.path(), ""});
  REQUIRE(target);
  return std::move(*target);
}

// Effective rights of somebody who is not root, for as long as it lives.
class Unprivileged {
 public:
  Unprivileged() : before_(::geteuid()) {
    constexpr uid_t nobody = 65534;
    if (before_ == 0) REQUIRE(::seteuid(nobody) == 0);
  }
  ~Unprivileged() {
    if (before_ == 0 && ::seteuid(before_) != 0) std::abort();
  }

 private:
  uid_t before_;
};

}  // namespace

TEST_CASE("discover: a directory that may not be read is a problem, not the end") {
  const test::Workspace files;
  files.write("a.py", "");
  files.write("closed/b.py", "");
  files.write("c.py", "");
  files.run("chmod 755 . && chmod 0 closed c.py");
  const Target target = target_of(files, {"."});
  Problems problems;
  {
    const Unprivileged rights;
    const Found result = read_sources(target, {}, problems);
    CHECK(result.sources.size() == 1);
  }
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].text == "cannot read `closed`: Permission denied");
  CHECK(problems[1].text == "cannot read `c.py`: Permission denied");
  files.run("chmod 755 closed");
}

TEST_CASE("discover: a tree deeper than any path is a problem, not the end") {
  const test::Workspace files;
  files.write("z.py", "");
  files.run("python3 -c \"import os\nfor n in range(3000):\n os.mkdir('deep'); os.chdir('deep')\"");
  Problems problems;
  const Found result = read_sources(target_of(files, {"."}), {}, problems);
  CHECK(result.sources.size() == 1);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].text.ends_with("File name too long"));
}

TEST_CASE("discover: what is read, checked and shown") {
  const test::Workspace files;
  files.write("repo/pyproject.toml", "");
  files.write("repo/shop/models.py", "\xEF\xBB\xBFx = 1\r");
  files.write("repo/shop/bad.py", "# caf\xE9\n");
  files.write("repo/tests/t.py", "");
  files.write("repo/tests/caf\xE9.py", "");
  Problems problems;
  const Found result = read_sources(target_of(files, {"repo/shop", "repo/tests/t.py"}), {{}, 100, 3}, problems);
  CHECK(problems.empty());
  CHECK_FALSE(result.repository);
  REQUIRE(result.sources.size() == 4);
  const auto at = [&](std::string_view path) { return result.sources[*result.sources.find(path)]; };
  CHECK(at("shop/models.py").text == "x = 1\n");
  CHECK(at("shop/models.py").shown_path() == "repo/shop/models.py");
  CHECK(at("shop/models.py").file == files / "repo/shop/models.py");
  CHECK(at("shop/bad.py").fault->message.starts_with("Non-UTF-8 code starting with '\\xe9'"));
  CHECK(at("shop/bad.py").checked);
  CHECK(at("tests/t.py").checked);
  CHECK_FALSE(at("tests/caf\\xe9.py").checked);
  CHECK(at("tests/caf\\xe9.py").file == files / "repo/tests/caf\xE9.py");
}

TEST_CASE("discover: what cannot be read is said and left out") {
  const test::Workspace files;
  files.write("big.py", std::string(101, '#'));
  files.write("odd.py", "# coding: utf-7\n");
  files.write("caf\xE9.py", "");
  files.write("caf\\xe9.py", "");
  files.write("README.md", "#!/usr/bin/env python3\n");
  files.write("script", "#!/usr/bin/env python3\n");
  files.write("other", "#!/bin/sh\n");
  Problems problems;
  const Found result = read_sources(target_of(files, {".", "README.md", "script", "other"}), {{}, 100, 1}, problems);
  CHECK(result.sources.size() == 2);
  CHECK(result.sources.find("script"));
  std::string texts;
  for (const Problem& problem : problems) texts += problem.text + "\n";
  CHECK(texts ==
        "`README.md` is no Python file\n"
        "`big.py` is left out: 101 bytes are more than the limit of 100\n"
        "`caf\\xe9.py` is left out: another file is shown by the same name\n"
        "`odd.py` is left out: its encoding `utf-7` cannot be read here\n"
        "`other` is no Python file\n");
}

TEST_CASE("discover: the same for any number of threads, also with very many files") {
  const test::Workspace files;
  files.run("mkdir many && cd many && seq -f 'm%05g.py' 5000 | xargs touch && seq -f 'm%05g.txt' 5000 | xargs touch");
  files.write("many/m00500.py", "x = 1\n");
  files.write("many/m04999.py", "# \xFF\n");
  const Target target = target_of(files, {"many"});
  std::array<std::string, 2> printed;
  for (std::size_t n = 0; n < printed.size(); ++n) {
    Problems problems;
    const Found result = read_sources(target, {{}, default_max_bytes, n == 0 ? 1U : 8U}, problems);
    CHECK(result.sources.size() == 5000);
    for (std::size_t file = 0; file < result.sources.size(); ++file) {
      const Source& source = result.sources[result.sources.id(file)];
      printed[n] += source.path + source.text + (source.fault ? source.fault->message : "") + "\n";
    }
  }
  CHECK(printed[0] == printed[1]);
}
