// The Python files of a directory tree as it lies on the disk.
//
// A directory is not entered when git ignores it, when it is excluded (excludes.h, or by the user's patterns), or when
// it was entered before by another path. Symbolic links are looked at last, so that a file has the name of its real
// place: a link to a file is read if that file was not, a link to a directory is followed only where it leads out of
// the tree and stays in the repository.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "base/problem.h"
#include "sources/gitignore.h"
#include "sources/surroundings.h"
#include "sources/target.h"

namespace ormlint {

// Names are relative to the target's root.
struct Walked {
  std::vector<std::string> files;                // in no order
  std::vector<std::string> repositories;         // absolute: the tops of the repositories that were met
  std::unordered_set<std::string> entered;       // directories, the root as ""
  std::unordered_set<std::string> environments;  // directories that are virtual environments or build output
  Surroundings surroundings;                     // but for files that cannot be read
};

// Walks the whole tree, unless only files were named, and each named directory that this did not enter. The excludes
// have the root as their base.
Walked walk(const Target& target, const IgnoreRules& exclude, Problems& problems);

}  // namespace ormlint
