#include "base/strings.h"

#include <algorithm>
#include <cstring>

namespace ormlint {

Strings::Strings() {
  views_.push_back({});
  index_.emplace(std::string_view{}, Text{});
}

Text Strings::intern(std::string_view value) {
  if (const auto found = index_.find(value); found != index_.end()) return found->second;
  const auto text = static_cast<Text>(views_.size());
  views_.push_back(keep(value));
  index_.emplace(views_.back(), text);
  return text;
}

bool Strings::find(std::string_view value, Text& found) const {
  const auto at = index_.find(value);
  if (at == index_.end()) return false;
  found = at->second;
  return true;
}

std::string_view Strings::keep(std::string_view value) {
  constexpr std::size_t block = 16 * 1024;
  if (used_ + value.size() > capacity_) {
    capacity_ = std::max(block, value.size());
    used_ = 0;
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(capacity_));
  }
  char* const at = blocks_.back().get() + used_;
  std::memcpy(at, value.data(), value.size());
  used_ += value.size();
  return {at, value.size()};
}

}  // namespace ormlint
