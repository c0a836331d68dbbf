// Directories and paths, as far as looking for files needs them.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/paths.h"
#include "base/problem.h"

namespace ormlint {

enum class EntryKind : std::uint8_t { directory, file, link, special };

// The same for every path that leads to one directory or file.
struct Identity {
  std::uint64_t device = 0;
  std::uint64_t number = 0;

  auto operator<=>(const Identity&) const = default;
};

// Tells each entry but "." and "..", in no order. Nothing is kept, so a directory may hold millions. The error is the
// system's own words, without the path.
Result<Identity> list_directory(const std::string& path, const std::function<void(std::string_view, EntryKind)>& tell);

// What is there; a link is followed to its end. Nothing when there is nothing, or no right to see it.
std::optional<EntryKind> kind_of(const std::string& path);
bool exists(const std::string& path);
bool is_link(const std::string& path);
// Absolute; "/" itself is the empty string.
std::optional<std::string> real_path(const std::string& path);

}  // namespace ormlint
