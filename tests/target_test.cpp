// Which directory tree is the context of a run, and how its files are named to the user.
#include "sources/target.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include "support/workspace.h"

using namespace ormlint;

namespace {

// A repository with a service that is a project of its own, and a folder that is none. The workspace is the home.
class Monorepo {
 public:
  Monorepo() {
    files.write("repo/.git/HEAD", "ref: refs/heads/main\n");
    files.write("repo/backend/pyproject.toml", "[project]\nname = 'backend'\n");
    files.write("repo/backend/app/models.py", "");
    files.write("repo/backend/app/setup.py", "");
    files.write("repo/backend/app/__init__.py", "");
    files.write("repo/tools/setup.cfg", "");
    files.write("repo/tools/x.py", "");
    files.write("repo/scripts/y.py", "");
  }

  Target target(std::vector<std::string> paths, const std::string& working_directory) const {
    Result<Target> found = find_target({std::move(paths), files / working_directory, files.path()});
    REQUIRE(found);
    return std::move(*found);
  }
  // The root, from the workspace.
  std::string root(std::vector<std::string> paths, const std::string& working_directory) const {
    return target(std::move(paths), working_directory).root.substr(files.path().size());
  }

  test::Workspace files;
};

}  // namespace

TEST_CASE("target: the top of a repository reads all of it") {
  const Monorepo repo;
  CHECK(repo.root({"."}, "repo") == "/repo");
  CHECK(repo.root({}, "repo") == "/repo");
  CHECK(repo.root({".."}, "repo/backend") == "/repo");
}

TEST_CASE("target: a file or folder of one project finds that project") {
  const Monorepo repo;
  CHECK(repo.root({"backend/app/models.py"}, "repo") == "/repo/backend");
  CHECK(repo.root({"backend"}, "repo") == "/repo/backend");
  CHECK(repo.root({"."}, "repo/backend/app") == "/repo/backend");
  CHECK(repo.root({repo.files / "repo/backend/app"}, "") == "/repo/backend");
  CHECK(repo.root({"tools/x.py"}, "repo") == "/repo/tools");
}

TEST_CASE("target: things of several projects, or of none, have the repository in common") {
  const Monorepo repo;
  CHECK(repo.root({"backend/app/models.py", "tools/x.py"}, "repo") == "/repo");
  CHECK(repo.root({"scripts/y.py"}, "repo") == "/repo");
}

TEST_CASE("target: our own configuration stands above other marks") {
  const Monorepo repo;
  repo.files.write("repo/pyproject.toml", "[tool.ormlint.rules]\n");
  CHECK(repo.root({"backend/app/models.py"}, "repo") == "/repo");
  repo.files.write("repo/backend/app/ormlint.toml", "");
  CHECK(repo.root({"backend/app/models.py"}, "repo") == "/repo/backend/app");
  repo.files.write("repo/pyproject.toml", "# [tool.ormlint]\n[tool.ormlinter]\n");
  CHECK(repo.root({"tools/x.py"}, "repo") == "/repo/tools");
}

TEST_CASE("target: nothing above the repository or the home directory is looked at") {
  const Monorepo repo;
  repo.files.write("ormlint.toml", "");
  CHECK(repo.root({"scripts/y.py"}, "repo") == "/repo");
  repo.files.write("loose/z.py", "");
  CHECK(repo.root({"loose/z.py"}, "") == "");
  const Result<Target> above = find_target({{"z.py"}, repo.files / "loose", repo.files / "loose"});
  CHECK(above->root == repo.files / "loose");
}

TEST_CASE("target: without any mark the working directory is the project, unless it is a place for everything") {
  const Monorepo repo;
  repo.files.write("plain/shop/models.py", "");
  CHECK(repo.root({"shop/models.py"}, "plain") == "/plain");
  CHECK(repo.root({"plain/shop/models.py"}, "") == "/plain/shop");
  repo.files.write("single.py", "");
  CHECK_FALSE(repo.target({"single.py"}, "").whole);
  CHECK(repo.target({"."}, "").whole);
  CHECK(repo.target({"plain/shop"}, "").whole);
}

TEST_CASE("target: a home directory under version control is no project") {
  const Monorepo repo;
  repo.files.write(".git/HEAD", "ref: refs/heads/main\n");
  repo.files.write("plain/shop/models.py", "");
  CHECK(repo.root({"shop/models.py"}, "plain") == "/plain");
}

TEST_CASE("target: what is not there is an error that names it") {
  const Monorepo repo;
  const auto error = [&](const std::string& path) {
    const Result<Target> target = find_target({{path}, repo.files / "repo", repo.files.path()});
    REQUIRE_FALSE(target);
    return target.error().text;
  };
  CHECK(error("nowhere.py") == "`nowhere.py` does not exist");
  CHECK(error("scripts/y.py/z") == "`scripts/y.py/z` does not exist");
  CHECK(error("") == "`` does not exist");
}

TEST_CASE("target: links on the way are followed") {
  const Monorepo repo;
  REQUIRE(::symlink("repo/backend", (repo.files / "current").c_str()) == 0);
  CHECK(repo.root({"current/app/models.py"}, "") == "/repo/backend");
  CHECK(repo.target({"current/app"}, "").named[0].path == repo.files / "repo/backend/app");
  REQUIRE(::symlink("models.py", (repo.files / "repo/backend/app/alias.py").c_str()) == 0);
  CHECK(repo.target({"current/app/alias.py"}, "").named[0].path == repo.files / "repo/backend/app/models.py");
}

TEST_CASE("target: files are shown as the working directory sees them") {
  const Monorepo repo;
  const auto shown = [&](const std::string& working_directory, const std::string& file) {
    return shown_path(repo.target({repo.files / "repo/backend"}, working_directory), repo.files / file);
  };
  CHECK(shown("repo", "repo/backend/app/models.py") == "backend/app/models.py");
  CHECK(shown("repo/backend", "repo/backend/app/models.py") == "app/models.py");
  CHECK(shown("repo/backend/app", "repo/backend/app/models.py") == "models.py");
  CHECK(shown("repo/backend/app", "repo/backend/tests/a.py") == "../tests/a.py");
  CHECK(shown("repo/backend/app", "repo/backend") == "..");
  CHECK(shown("repo/tools", "repo/backend/app/models.py") == repo.files / "repo/backend/app/models.py");
  CHECK(shown("repo", "repo/backend/caf\xE9.py") == "backend/caf\\xe9.py");
}
