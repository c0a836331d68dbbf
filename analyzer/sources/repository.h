// What is known of the git repository a project lies in, read from its files: running git would need one installed, and
// git refuses to look at a repository that belongs to somebody else, as containers' check-outs often do.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ormlint {

// Where a repository keeps its files. A linked worktree has a directory of its own, and shares the rest.
struct GitDirectories {
  std::string own;     // HEAD and index
  std::string common;  // refs, packed-refs, config, info
};

// The directory holds `.git`, a directory or a file that names one. Nothing when that leads nowhere.
std::optional<GitDirectories> git_directories(const std::string& directory);

// The nearest directory, from this one up, that is the top of a work tree. The home directory is the last one looked
// at, and counts only when asked for itself: that it is under version control says nothing of what lies in it.
std::optional<std::string> repository_top(const std::string& directory, const std::string& home);

// What cannot be known is empty.
struct Repository {
  std::string top;     // absolute
  std::string prefix;  // from there to the project's root, with '/' at the end; empty when they are one
  std::string commit;  // HEAD, 40 or 64 hexadecimal digits; empty before the first commit
  std::string branch;  // empty when HEAD is detached
  std::string
      remote;  // the URL of `origin`, or of the only remote, without credentials; empty for a path on this machine
};

Repository read_repository(const std::string& top, const std::string& root);

// What others can use and may see of a remote's URL: `git@host:owner/name` becomes an ssh:// URL, passwords, tokens and
// the names that go with them disappear, and a path becomes nothing.
std::string public_url(std::string_view url);

// Paths of the .py and .pyi files in the index, relative to the top: git reads them whatever .gitignore says.
std::vector<std::string> tracked_python_files(const GitDirectories& git);

}  // namespace ormlint
