// Places in source text. A Span counts bytes, from 0, end excluded; lines and columns exist only in emitters.
#pragma once

#include <compare>
#include <cstdint>

namespace ormlint {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  auto operator<=>(const Span&) const = default;
  std::uint32_t size() const { return end - begin; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
};

// Which file of a run; an index into its Sources.
enum class FileId : std::uint32_t {};

struct Location {
  FileId file{};
  Span span;

  auto operator<=>(const Location&) const = default;
};

}  // namespace ormlint
