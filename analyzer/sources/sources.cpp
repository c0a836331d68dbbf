#include "sources/sources.h"

#include <cassert>
#include <utility>

namespace ormlint {

FileId Sources::add(Source source) {
  const auto file = static_cast<FileId>(files_.size());
  files_.push_back(std::move(source));
  const bool fresh = by_path_.emplace(files_.back().path, file).second;
  assert(fresh);
  (void)fresh;
  return file;
}

std::optional<FileId> Sources::find(std::string_view path) const {
  const auto found = by_path_.find(path);
  if (found == by_path_.end()) return std::nullopt;
  return found->second;
}

}  // namespace ormlint
