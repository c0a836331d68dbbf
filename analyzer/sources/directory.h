// Directories and paths, as far as looking for files needs them.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

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
std::optional<std::string> real_path(const std::string& path);

// Paths are absolute, without '/' at the end; "/" itself is the empty string.
std::string_view parent(std::string_view path);
std::string_view last_part(std::string_view path);
bool is_below(std::string_view path, std::string_view directory);
bool is_or_is_below(std::string_view path, std::string_view directory);

}  // namespace ormlint
