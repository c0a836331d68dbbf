// Whether running some file of the project loads several others, all of them.
#pragma once

#include <set>
#include <span>
#include <vector>

#include "project/project.h"

namespace ormlint {

// By imports at module level that are sure to run; never by a file of the tests, nor by one of `without`.
class LoadedTogether {
 public:
  LoadedTogether(const Project& project, const std::set<FileId>& without);
  bool operator()(std::span<const FileId> files) const;

 private:
  std::vector<std::vector<FileId>> importers_;  // by file: those that import it
};

}  // namespace ormlint
