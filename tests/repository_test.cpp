// What is read from git's files, against what git says itself.
#include "sources/repository.h"

#include <doctest/doctest.h>

#include "sources/git_config.h"
#include "support/workspace.h"

using namespace ormlint;

namespace {

std::string line(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

void check_against_git(const test::Workspace& files, const std::string& folder) {
  const std::string at = "-C " + folder + " ";
  const Repository ours = read_repository(files / folder, files / folder);
  CHECK(ours.commit == line(files.git(at + "rev-parse HEAD")));
  CHECK(ours.branch == line(files.git(at + "symbolic-ref -q --short HEAD || true")));
}

void commit(const test::Workspace& files, const std::string& folder, const std::string& name) {
  files.write(folder + "/" + name, "x = 1\n");
  files.git("-C " + folder + " add -f " + name);
  files.git("-C " + folder + " commit -q -m " + name);
}

}  // namespace

TEST_CASE("repository: commit and branch, loose, packed, detached, in a worktree") {
  const test::Workspace files;
  files.git("init -q one");
  CHECK(read_repository(files / "one", files / "one").commit.empty());
  CHECK(read_repository(files / "one", files / "one").branch == "main");
  commit(files, "one", "a.py");
  check_against_git(files, "one");
  files.git("-C one checkout -q -b topic/deep");
  commit(files, "one", "b.py");
  check_against_git(files, "one");
  files.git("-C one branch topic/deeper");
  files.git("-C one pack-refs --all");
  check_against_git(files, "one");
  files.git("-C one worktree add -q -b other ../two");
  commit(files, "two", "c.py");
  check_against_git(files, "two");
  files.git("-C two pack-refs --all");
  check_against_git(files, "two");
  files.git("-C one checkout -q --detach HEAD~1");
  check_against_git(files, "one");
}

TEST_CASE("repository: object names of sha256") {
  const test::Workspace files;
  files.git("init -q --object-format=sha256 long");
  commit(files, "long", "a.py");
  check_against_git(files, "long");
  CHECK(tracked_python_files(*git_directories(files / "long")) == std::vector<std::string>{"a.py"});
}

TEST_CASE("repository: the top, and the way from there to the root") {
  const test::Workspace files;
  files.git("init -q repo");
  files.folder("repo/backend/app");
  files.write("broken/.git", "gitdir: nowhere\n");
  CHECK(repository_top(files / "repo/backend/app", "") == files / "repo");
  CHECK_FALSE(repository_top(files / "repo/backend", files / "repo"));
  CHECK(repository_top(files / "repo", files / "repo") == files / "repo");
  CHECK_FALSE(repository_top(files / "broken", files.path()));
  CHECK(read_repository(files / "repo", files / "repo/backend/app").prefix == "backend/app/");
  CHECK(read_repository(files / "repo", files / "repo").prefix.empty());
}

TEST_CASE("repository: the remote is origin, or the only one, as others may see it") {
  const test::Workspace files;
  files.git("init -q repo");
  const auto remote = [&] { return read_repository(files / "repo", files / "repo").remote; };
  CHECK(remote().empty());
  files.git("-C repo remote add fork https://user:secret@example.org/fork.git");
  CHECK(remote() == "https://example.org/fork.git");
  files.git("-C repo remote add other https://example.org/other.git");
  CHECK(remote().empty());
  files.git("-C repo remote add origin git@example.org:team/shop.git");
  CHECK(remote() == "ssh://git@example.org/team/shop.git");
}

TEST_CASE("repository: urls lose what is secret") {
  CHECK(public_url("https://example.org/a.git") == "https://example.org/a.git");
  CHECK(public_url("https://token@example.org/a.git") == "https://example.org/a.git");
  CHECK(public_url("https://me:p@ss@example.org:8443/a?private_token=x#y") == "https://example.org:8443/a");
  CHECK(public_url("ssh://git:secret@example.org:22/a.git") == "ssh://git@example.org:22/a.git");
  CHECK(public_url("example.org:/srv/a.git") == "ssh://example.org/srv/a.git");
  CHECK(public_url("/srv/a.git").empty());
  CHECK(public_url("../a.git").empty());
  CHECK(public_url("./odd:name").empty());
  CHECK(public_url("file:///srv/a.git").empty());
  CHECK(public_url("C:/a").empty());
}

TEST_CASE("repository: settings are read as git does") {
  const auto settings = parse_git_config(
      "[Core]\n\tbare = false ; no\n[remote \"or\\\"igin\"] url = \"a b # c\" d\\\n  e  "
      "\n[extensions]\nflag\nobjectFormat=sha256\n[broken");
  CHECK(setting(settings, "core", "", "bare") == "false");
  CHECK(setting(settings, "remote", "or\"igin", "url") == "a b # c d  e");
  CHECK(setting(settings, "extensions", "", "flag") == "true");
  CHECK(setting(settings, "extensions", "", "objectformat") == "sha256");
  CHECK_FALSE(setting(settings, "remote", "", "url"));
}

TEST_CASE("repository: the index, in each of its versions") {
  const test::Workspace files;
  files.git("init -q repo");
  for (const char* name :
       {"a.py", "a/b.pyi", "a/b/c.py", "a/b/d.py", "zz.txt", "x/._a.py", "long/er/name/of/a/file.py"}) {
    files.write("repo/" + std::string(name), "");
  }
  files.git("-C repo add -f .");
  files.git("-C repo add -N -f a.py");
  const std::vector<std::string> expected{"a.py", "a/b.pyi", "a/b/c.py", "a/b/d.py", "long/er/name/of/a/file.py"};
  const GitDirectories git = *git_directories(files / "repo");
  CHECK(tracked_python_files(git) == expected);
  for (const char* version : {"2", "3", "4"}) {
    files.git("-C repo update-index --index-version " + std::string(version));
    CHECK(tracked_python_files(git) == expected);
  }
  files.git("-C repo rm -q --cached a.py");
  files.write("repo/new.py", "");
  files.git("-C repo add -N new.py");  // a flag that needs version 3
  CHECK(tracked_python_files(git).back() == "new.py");
}

TEST_CASE("repository: a broken index is read as far as it goes") {
  const test::Workspace files;
  files.git("init -q repo");
  for (int n = 0; n < 20; ++n) files.write("repo/m" + std::to_string(n) + ".py", "");
  files.git("-C repo add .");
  const GitDirectories git = *git_directories(files / "repo");
  const std::string whole = files.run("cat repo/.git/index");
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    files.write("repo/.git/index", whole.substr(0, size));
    CHECK(tracked_python_files(git).size() <= 20);
  }
  for (std::size_t at = 0; at < whole.size(); at += 3) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0xFF);
    files.write("repo/.git/index", changed);
    CHECK(tracked_python_files(git).size() <= 21);
  }
}
