// One pattern of a .gitignore as a matcher. Git's own matcher goes back over its steps, and needs exponential time for
// a pattern like `*a*a*a*a*b`; this one follows all ways through the pattern at once, so that hostile patterns cost
// their length times the path's.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ormlint {

class Glob {
 public:
  // Git compares the literal beginning of a pattern first and then matches the rest as if it began there; that matters
  // for `**` only, which counts as "any directories" where it stands at the front.
  explicit Glob(std::string_view pattern);

  bool matches(std::string_view path) const;

 private:
  enum class Kind : std::uint8_t {
    one,          // one byte of a set
    some,         // any bytes but '/'
    any,          // any bytes
    directories,  // nothing, or bytes that end in '/'
    never
  };
  struct Step {
    Kind kind = Kind::one;
    std::bitset<256> bytes;
  };

  void add(Kind kind) { steps_.push_back({kind, {}}); }
  void add_byte(std::uint8_t byte);
  std::size_t add_stars(std::string_view pattern, std::size_t at);
  std::size_t add_set(std::string_view pattern, std::size_t at);

  void find_tail();

  std::string literal_;  // what a path must begin with
  std::string tail_;     // and end with: most patterns are a name or `*.suffix`, and most paths are told apart by these
  std::vector<Step> steps_;
};

}  // namespace ormlint
