#include "base/strings.h"

#include <algorithm>
#include <cstring>

namespace ormlint {

namespace {

std::uint64_t load64(const char* at) {
  std::uint64_t value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

std::uint32_t load32(const char* at) {
  std::uint32_t value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

std::uint64_t mix(std::uint64_t value) {
  value *= 0x9E3779B97F4A7C15;
  return value ^ (value >> 32);
}

// Names are short: most take one multiplication. Equal strings have equal hashes, nothing else is promised.
std::uint32_t hash_of(std::string_view text) {
  const char* at = text.data();
  std::size_t left = text.size();
  std::uint64_t hash = left;
  for (; left > 8; at += 8, left -= 8) hash = mix(hash ^ load64(at));
  std::uint64_t tail = 0;
  if (left >= 4) {
    tail = load32(at) | static_cast<std::uint64_t>(load32(at + left - 4)) << 32;
  } else if (left > 0) {
    const auto byte = [&](std::size_t n) { return static_cast<std::uint64_t>(static_cast<unsigned char>(at[n])); };
    tail = byte(0) | byte(left / 2) << 8 | byte(left - 1) << 16;
  }
  return static_cast<std::uint32_t>(mix(mix(hash ^ tail)));
}

}  // namespace

Strings::Strings() { views_.push_back({}); }

const Strings::Slot& Strings::slot_of(std::string_view value, std::uint32_t hash) const {
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].text && (slots_[at].hash != hash || views_[slots_[at].text] != value)) {
    at = (at + 1) & (slots_.size() - 1);
  }
  return slots_[at];
}

void Strings::grow() {
  const std::vector<Slot> before = std::move(slots_);
  slots_.assign(std::max<std::size_t>(128, before.size() * 4), {});
  for (const Slot& slot : before) {
    if (!slot.text) continue;
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].text) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

Text Strings::intern(std::string_view value) {
  if (value.empty()) return Text{};
  if (views_.size() * 2 >= slots_.size()) grow();
  const std::uint32_t hash = hash_of(value);
  const Slot& slot = slot_of(value, hash);
  if (slot.text) return static_cast<Text>(slot.text);
  const auto text = static_cast<std::uint32_t>(views_.size());
  views_.push_back(keep(value));
  slots_[static_cast<std::size_t>(&slot - slots_.data())] = {hash, text};
  return static_cast<Text>(text);
}

bool Strings::find(std::string_view value, Text& found) const {
  if (value.empty()) {
    found = Text{};
    return true;
  }
  if (slots_.empty()) return false;
  const Slot& slot = slot_of(value, hash_of(value));
  if (!slot.text) return false;
  found = static_cast<Text>(slot.text);
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
