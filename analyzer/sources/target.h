// From what was named on the command line to what is read: which directory tree is the context of a run.
//
// Findings are told only of what was named, but a model's enum, its base class and its migrations lie elsewhere, so a
// whole project is read. Its root is found so:
//
// 1. Start at the directory that holds everything named; a single directory that was named is its own start. So `.` at
//    the top of a repository of many projects reads all of them, and `backend/app/models.py` starts in `backend/app`.
// 2. Go up from there, the start included. The first directory that holds `ormlint.toml`, or a `pyproject.toml` with a
//    table `[tool.ormlint]`, is the root: who configures us has said where the project is.
// 3. Failing that, the first that holds `pyproject.toml`, `setup.cfg` or `setup.py` (but a `setup.py` beside an
//    `__init__.py` is a module of that name): so the file above finds `backend`, not its neighbours.
// 4. Failing that, the top of the git repository, and failing that the working directory, if all that was named is
//    below it, or else the start.
//
// The way up ends with the top of the git repository, since what is above belongs to somebody else, with the home
// directory, and before "/" and the directories for temporary files, unless these are the start. Where unrelated things
// lie side by side (the home directory, those above it, "/", the directories for temporary files) the last resort of
// step 4 does not apply: when only files were named there, these files are read and nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace ormlint {

struct Request {
  std::vector<std::string> paths;  // as written; none means the working directory
  std::string working_directory;   // absolute
  std::string home;                // may be empty
};

// Paths are absolute and real: of symbolic links only the last part of a file's name may be one.
struct Target {
  struct Named {
    std::string path;
    bool directory = false;
  };
  std::string root;
  bool whole = true;         // false: only what was named
  std::vector<Named> named;  // at least one; each is the root or below it
  std::string working_directory;
  std::string home;
};

// The error names the path that does not exist or cannot be reached.
Result<Target> find_target(const Request& request);

// How a file is named to the user: so that it can be opened from the working directory, and without bytes that would
// disturb a terminal.
std::string shown_path(const Target& target, std::string_view path);

}  // namespace ormlint
