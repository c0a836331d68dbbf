// "Did you mean": the candidate nearest to what was written, if one is near enough to be meant.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>

namespace ormlint {

// Optimal string alignment distance (insert, delete, replace, swap neighbours), letter case and underscores ignored;
// equal names that differ only so have distance 0.
unsigned distance(std::string_view a, std::string_view b);

// The index of the nearest candidate, the first of equals; nothing when even that one needs more edits than a third of
// the wanted name's length.
std::optional<std::size_t> closest(std::span<const std::string_view> candidates, std::string_view wanted);

// The same over any range and a projection to the name: closest_of(owner.members, use.member, &EnumMember::name).
template <class Range, class Projection>
auto closest_of(const Range& range, std::string_view wanted, Projection name) -> decltype(&*std::begin(range)) {
  decltype(&*std::begin(range)) best = nullptr;
  unsigned best_distance = static_cast<unsigned>(wanted.size()) / 3 + 1;
  for (const auto& item : range) {
    const unsigned apart = distance(std::invoke(name, item), wanted);
    if (apart < best_distance) {
      best = &item;
      best_distance = apart;
    }
  }
  return best;
}

}  // namespace ormlint
