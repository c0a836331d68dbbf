// Whether running some file of the project loads several others, all of them.
#pragma once

#include <set>
#include <span>
#include <unordered_map>
#include <vector>

#include "project/project.h"

namespace ormlint {

// By imports at module level that are sure to run; never by a file of the tests, nor by one of `without`.
class LoadedTogether {
 public:
  LoadedTogether(const Project& project, const std::set<FileId>& without);
  // Not const: what loads a file is remembered, since models are asked for again and again.
  bool operator()(std::span<const FileId> files);

 private:
  const std::vector<FileId>& loaders(FileId file);

  const Project& project_;
  std::set<FileId> without_;
  std::vector<std::vector<FileId>> importers_;                  // by file: those that import it; made when asked for
  std::unordered_map<FileId, std::vector<FileId>> loaders_of_;  // sorted, the file itself among them
};

}  // namespace ormlint
