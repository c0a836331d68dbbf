// The distinct strings of one value. Text is a handle into the Strings that issued it; Text{} is the empty string.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace ormlint {

enum class Text : std::uint32_t {};

class Strings {
 public:
  Strings();
  Strings(const Strings&) = delete;
  Strings& operator=(const Strings&) = delete;
  Strings(Strings&&) = default;
  Strings& operator=(Strings&&) = default;

  // Copies the bytes, unless an equal string is here already.
  Text intern(std::string_view value);
  // The views stay good as long as this object lives, moves included.
  std::string_view operator[](Text text) const { return views_[static_cast<std::uint32_t>(text)]; }
  // The handle of a string that is here already; nothing is added.
  bool find(std::string_view value, Text& found) const;
  bool contains(std::string_view value) const {
    Text found{};
    return find(value, found);
  }
  std::size_t size() const { return views_.size(); }

 private:
  // A place of the table; its text is 0 while nobody has it, since the empty string needs none.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t text = 0;
  };

  std::string_view keep(std::string_view value);
  const Slot& slot_of(std::string_view value, std::uint32_t hash) const;
  void grow();

  std::vector<std::string_view> views_;
  std::vector<Slot> slots_;                      // open addressing; a power of two, at most half full
  std::vector<std::unique_ptr<char[]>> blocks_;  // never reallocated, so views survive
  std::size_t used_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace ormlint
