// Which files a run reads, by rule and against git.
#include "sources/find_files.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <random>
#include <sstream>

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

}  // namespace

TEST_CASE("find files: git agrees on random trees") {
  Random random(20261124);
  for (int round = 0; round < 200; ++round) {
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

TEST_CASE("find files: suffixes, and files that editors leave") {
  const test::Workspace files;
  for (const char* name : {"a.py", "b.pyi", "c.pyc", "d.txt", "py", "._a.py", "sub/e.py", "f.PY"})
    files.write(name, "");
  link(files, "user@host.12", ".#a.py");
  REQUIRE(::mkfifo((files / "pipe.py").c_str(), 0600) == 0);
  CHECK(found(files) == "a.py b.pyi sub/e.py");
}

TEST_CASE("find files: environments and tools' folders are left out, packages of such names are not") {
  const test::Workspace files;
  for (const char* folder : {".tox", ".semgrep", "node_modules", "x/site-packages", "__pycache__", "anything", "conda",
                             "venv", "env", "build"}) {
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

TEST_CASE("find files: the user's patterns stand above git's") {
  const test::Workspace files;
  files.git("init -q --template=");
  for (const char* name : {"a.py", "gen/b.py", "gen/c.py", "old/d.py"}) files.write(name, "");
  files.write(".gitignore", "gen/\n");
  CHECK(found(files, {"/old"}) == "a.py");
  CHECK(found(files, {"!gen", "c.py"}) == "a.py gen/b.py old/d.py");
}

TEST_CASE("find files: what is named is read although it is ignored or excluded") {
  const test::Workspace files;
  files.git("init -q --template=");
  files.write(".gitignore", "gen/\n*_local.py\n");
  for (const char* name : {"a.py", "gen/b.py", "gen/deep/c.py", "x_local.py", "gen/y_local.py", "venv/pyvenv.cfg",
                           "venv/m.py", "node_modules/n/p.py", ".ci/q.py"}) {
    files.write(name, "");
  }
  CHECK(found(files, {}, {"."}) == "a.py");
  CHECK(found(files, {"*"}, {"x_local.py"}) == "x_local.py");
  // What git says of the folder no longer counts in it, and neither does what it says above it.
  CHECK(found(files, {}, {"gen"}) == "a.py gen/b.py gen/deep/c.py gen/y_local.py");
  CHECK(found(files, {}, {"gen/deep", "venv"}) == "a.py gen/deep/c.py venv/m.py");
  CHECK(found(files, {}, {"node_modules/n"}) == "a.py node_modules/n/p.py");
  CHECK(found(files, {}, {".ci"}) == ".ci/q.py a.py");
}

TEST_CASE("find files: git's rules hold above the root, and its index against them") {
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

TEST_CASE("find files: a repository inside another has its own rules") {
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

TEST_CASE("find files: links neither loop nor read a file twice") {
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

TEST_CASE("what lies beside the files is told, as far as an import may find it") {
  const test::Workspace files;
  files.write("pyproject.toml", "");
  files.write(".gitignore", "generated/\n_version.py\n");
  files.write("app/__init__.py", "");
  files.write("app/fast.cpython-311-x86_64-linux-gnu.so", "");
  files.write("app/settings.py.in", "");
  files.write("app/data.json", "");
  files.write("app/generated/models.py", "");
  files.write("rust/setup.py", "");
  files.write("rust/Cargo.toml", "");
  files.write("rust/core/__init__.py", "");
  Problems problems;
  Surroundings around;
  find_python_files(target_of(files, {"."}), {"app/left_out.py"}, problems, &around);
  CHECK(around.whole);
  for (const char* const name : {"fast", "settings", "generated", "_version", "order_pb2"}) {
    CAPTURE(name);
    CHECK(around.may_hold("app", name));
  }
  for (const char* const name : {"data", "models", "version", "__init__"}) {
    CAPTURE(name);
    CHECK_FALSE(around.may_hold("app", name));
  }
  CHECK(around.may_hold("rust/core", "anything"));
  CHECK_FALSE(around.may_hold("", "anything"));
}
