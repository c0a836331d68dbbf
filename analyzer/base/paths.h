// Paths as text, with '/' between their parts and none at the end; nothing is looked up.
#pragma once

#include <string_view>

namespace ormlint {

// What is in front of the last part, empty where there is nothing; and the last part.
inline std::string_view parent(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? "" : path.substr(0, slash);
}

inline std::string_view last_part(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? path : path.substr(slash + 1);
}

inline bool is_below(std::string_view path, std::string_view directory) {
  return path.size() > directory.size() && path.starts_with(directory) && path[directory.size()] == '/';
}

inline bool is_or_is_below(std::string_view path, std::string_view directory) {
  return path == directory || is_below(path, directory);
}

}  // namespace ormlint
