// Which files a run reads, by rule and against git, and what becomes of those that cannot be read.
#include "sources/discover.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <random>
#include <sstream>

#include "sources/find_files.h"
#include "support/workspace.h"

using namespace ormlint;

namespace {

Target target_of(const test::Workspace& files, std::vector<std::string> paths) {
  Result<Target> target = find_target({std::move(paths), files.path(), ""});
  REQUIRE(target);
  return std::move(*target);
}

// The names found from the workspace, with blanks between.
std::string found(const test::Workspace& files, const std::vector<std::string>& exclude = {},
                  const std::vector<std::string>& paths = {"."}) {
  Problems problems;
  std::string out;
  for (const std::string& name : find_python_files(target_of(files, paths), exclude, problems)) {
    out += (out.empty() ? "" : " ") + name;
  }
  CHECK(problems.empty());
  return out;
}

std::vector<std::string> git_files(const test::Workspace& files, const std::string& options) {
  std::istringstream lines(files.git("ls-files " + options + " --exclude-standard | LC_ALL=C sort -u"));
  std::vector<std::string> names;
  for (std::string name; std::getline(lines, name);) {
    if (name.ends_with(".py")) names.push_back(name);
  }
  return names;
}

void link(const test::Workspace& files, const std::string& to, const std::string& name) {
  REQUIRE(::symlink(to.c_str(), (files / name).c_str()) == 0);
}

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(engine_); }
  std::string path(std::size_t deepest) {
    constexpr std::array names{"a", "b", "c", "d", "ab", "ba", "keep"};
    std::string out = names[below(names.size())];
    for (std::size_t depth = below(deepest); depth > 0; --depth) out += std::string("/") + names[below(names.size())];
    return out;
  }
  std::string patterns() {
    constexpr std::array pieces{"a", "b", "c",   "ab",   "keep", "*",    "**", "/",
                                "/", "?", ".py", "*.py", "[ab]", "/**/", "a/", "b/"};
    std::string out;
    for (std::size_t lines = below(4) + 1; lines > 0; --lines) {
      if (below(3) == 0) out += '!';
      for (std::size_t n = below(4) + 1; n > 0; --n) out += pieces[below(pieces.size())];
      out += below(8) == 0 ? "  \r\n" : "\n";
    }
    return out;
  }

 private:
  std::mt19937 engine_;
};

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

TEST_CASE("discover: git agrees on random trees") {
  Random random(20261124);
  for (int round = 0; round < 300; ++round) {
    const test::Workspace files;
    files.git("init -q --template=");
    for (int n = 0; n < 25; ++n) {
      const std::string name = random.path(4);
      if (!std::filesystem::exists(files / name)) files.write(name + ".py", "");
    }
    std::string rules;
    for (int n = 0; n < 4; ++n) {
      const std::string folder = n == 0 ? "." : random.path(3);
      if (!std::filesystem::is_directory(files / folder)) continue;
      rules += folder + ":\n" + random.patterns();
      files.write(folder + "/.gitignore", rules.substr(rules.rfind(":\n") + 2));
    }
    if (round % 3 == 0) files.write(".git/info/exclude", random.patterns());
    if (round % 4 == 0) files.git("add -f $(find . -name 'a*.py' -o -name keep.py) .git 2>/dev/null || true");
    Problems problems;
    INFO(rules);
    CHECK(find_python_files(target_of(files, {"."}), {}, problems) == git_files(files, "-co"));
  }
}

TEST_CASE("discover: suffixes, and files that editors leave") {
  const test::Workspace files;
  for (const char* name : {"a.py", "b.pyi", "c.pyc", "d.txt", "py", "._a.py", "sub/e.py", "f.PY"})
    files.write(name, "");
  link(files, "user@host.12", ".#a.py");
  REQUIRE(::mkfifo((files / "pipe.py").c_str(), 0600) == 0);
  CHECK(found(files) == "a.py b.pyi sub/e.py");
}

TEST_CASE("discover: environments and tools' folders are left out, packages of such names are not") {
  const test::Workspace files;
  for (const char* folder :
       {".tox", "node_modules", "x/site-packages", "__pycache__", "anything", "conda", "venv", "env", "build"}) {
    files.write(std::string(folder) + "/m.py", "");
  }
  files.write("anything/pyvenv.cfg", "");
  files.folder("conda/conda-meta");
  CHECK(found(files) == "build/m.py env/m.py venv/m.py");
  files.write("setup.py", "");
  CHECK(found(files) == "build/m.py env/m.py setup.py venv/m.py");
  files.write("build/lib/m.py", "");
  CHECK(found(files) == "env/m.py setup.py venv/m.py");
  files.write("build/__init__.py", "");
  CHECK(found(files) == "build/__init__.py build/lib/m.py build/m.py env/m.py setup.py venv/m.py");
}

TEST_CASE("discover: the user's patterns stand above git's") {
  const test::Workspace files;
  files.git("init -q --template=");
  for (const char* name : {"a.py", "gen/b.py", "gen/c.py", "old/d.py"}) files.write(name, "");
  files.write(".gitignore", "gen/\n");
  CHECK(found(files, {"/old"}) == "a.py");
  CHECK(found(files, {"!gen", "c.py"}) == "a.py gen/b.py old/d.py");
}

TEST_CASE("discover: what is named is read although it is ignored or excluded") {
  const test::Workspace files;
  files.git("init -q --template=");
  files.write(".gitignore", "gen/\n*_local.py\n");
  for (const char* name : {"a.py", "gen/b.py", "gen/deep/c.py", "x_local.py", "gen/y_local.py", "venv/pyvenv.cfg",
                           "venv/m.py", "node_modules/n/p.py"}) {
    files.write(name, "");
  }
  CHECK(found(files, {}, {"."}) == "a.py");
  CHECK(found(files, {"*"}, {"x_local.py"}) == "x_local.py");
  // What git says of the folder no longer counts in it, and neither does what it says above it.
  CHECK(found(files, {}, {"gen"}) == "a.py gen/b.py gen/deep/c.py gen/y_local.py");
  CHECK(found(files, {}, {"gen/deep", "venv"}) == "a.py gen/deep/c.py venv/m.py");
  CHECK(found(files, {}, {"node_modules/n"}) == "a.py node_modules/n/p.py");
}

TEST_CASE("discover: git's rules hold above the root, and its index against them") {
  const test::Workspace files;
  files.git("init -q --template=");
  files.write(".gitignore", "lib/\n/backend/tmp\nvenv\n");
  files.write("backend/pyproject.toml", "");
  for (const char* name : {"backend/a.py", "backend/lib/b.py", "backend/lib/c.py", "backend/tmp/d.py",
                           "backend/venv/pyvenv.cfg", "backend/venv/e.py", "other/f.py"}) {
    files.write(name, "");
  }
  CHECK(found(files, {}, {"backend"}) == "a.py");
  files.git("add -f backend/lib/b.py backend/venv other");
  CHECK(found(files, {}, {"backend"}) == "a.py lib/b.py");
  CHECK(found(files, {"/lib"}, {"backend"}) == "a.py");
}

TEST_CASE("discover: a repository inside another has its own rules") {
  const test::Workspace files;
  files.git("init -q --template=");
  files.git("init -q vendor/sub");
  files.write(".gitignore", "a.py\n");
  files.write("vendor/sub/.gitignore", "b.py\n");
  for (const char* name : {"a.py", "b.py", "vendor/sub/a.py", "vendor/sub/b.py", "vendor/sub/c.py"})
    files.write(name, "");
  files.git("-C vendor/sub add -f b.py");
  CHECK(found(files) == "b.py vendor/sub/a.py vendor/sub/b.py vendor/sub/c.py");
}

TEST_CASE("discover: links neither loop nor read a file twice") {
  const test::Workspace files;
  files.git("init -q --template=");
  files.write("app/pyproject.toml", "");
  files.write("app/pkg/a.py", "");
  files.write("shared/s.py", "");
  files.write("shared/deep/t.py", "");
  link(files, "..", "app/pkg/up");
  link(files, ".", "app/pkg/self");
  link(files, "a.py", "app/pkg/alias.py");
  link(files, "../../shared", "app/pkg/shared");
  link(files, "../../shared", "app/pkg/shared_again");
  link(files, "nothing", "app/pkg/dangling.py");
  link(files, "/usr", "app/pkg/away");
  CHECK(found(files, {}, {"app"}) == "pkg/a.py pkg/shared/deep/t.py pkg/shared/s.py");
  link(files, "../outside.py", "app/linked.py");
  link(files, "../outside.py", "app/linked_again.py");
  files.write("outside.py", "");
  CHECK(found(files, {}, {"app"}) == "linked.py pkg/a.py pkg/shared/deep/t.py pkg/shared/s.py");
  CHECK(found(files) == "app/pkg/a.py outside.py shared/deep/t.py shared/s.py");
}

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
  files.run("mkdir many && cd many && seq -f 'm%05g.py' 20000 | xargs touch && seq -f 'm%05g.txt' 20000 | xargs touch");
  files.write("many/m00500.py", "x = 1\n");
  files.write("many/m19999.py", "# \xFF\n");
  const Target target = target_of(files, {"many"});
  std::array<std::string, 2> printed;
  for (std::size_t n = 0; n < printed.size(); ++n) {
    Problems problems;
    const Found result = read_sources(target, {{}, default_max_bytes, n == 0 ? 1U : 8U}, problems);
    CHECK(result.sources.size() == 20000);
    for (std::size_t file = 0; file < result.sources.size(); ++file) {
      const Source& source = result.sources[result.sources.id(file)];
      printed[n] += source.path + source.text + (source.fault ? source.fault->message : "") + "\n";
    }
  }
  CHECK(printed[0] == printed[1]);
}
