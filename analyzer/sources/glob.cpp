#include "sources/glob.h"

#include <algorithm>
#include <array>
#include <ranges>

namespace ormlint {

namespace {

constexpr std::string_view special = "*?[\\";

struct CharacterClass {
  std::string_view name;
  bool (*has)(std::uint8_t);
};

bool is_upper(std::uint8_t c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(std::uint8_t c) { return c >= 'a' && c <= 'z'; }
bool is_digit(std::uint8_t c) { return c >= '0' && c <= '9'; }
bool is_alpha(std::uint8_t c) { return is_upper(c) || is_lower(c); }
bool is_alnum(std::uint8_t c) { return is_alpha(c) || is_digit(c); }
bool is_graph(std::uint8_t c) { return c > 0x20 && c < 0x7F; }

// The C locale's, whatever the user's is.
constexpr std::array classes{
    CharacterClass{"alnum", is_alnum},
    CharacterClass{"alpha", is_alpha},
    CharacterClass{"blank", [](std::uint8_t c) { return c == ' ' || c == '\t'; }},
    CharacterClass{"cntrl", [](std::uint8_t c) { return c < 0x20 || c == 0x7F; }},
    CharacterClass{"digit", is_digit},
    CharacterClass{"graph", is_graph},
    CharacterClass{"lower", is_lower},
    CharacterClass{"print", [](std::uint8_t c) { return is_graph(c) || c == ' '; }},
    CharacterClass{"punct", [](std::uint8_t c) { return is_graph(c) && !is_alnum(c); }},
    CharacterClass{"space", [](std::uint8_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }},
    CharacterClass{"upper", is_upper},
    CharacterClass{"xdigit",
                   [](std::uint8_t c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }},
};

// The inside of a bracket expression, read from just after '['. Good as long as nothing was missing.
class SetReader {
 public:
  SetReader(std::string_view pattern, std::size_t at) : pattern_(pattern), at_(at) {}

  bool read() {
    const bool negated = here() == '!' || here() == '^';
    if (negated) ++at_;
    // A ']' that comes first is one of the set.
    for (bool first = true; good_ && (first || here() != ']'); first = false) read_item();
    if (negated) bytes_.flip();
    bytes_.reset('/');
    return good_;
  }
  std::size_t end() const { return at_ + 1; }
  const std::bitset<256>& bytes() const { return bytes_; }

 private:
  std::uint8_t here() const {
    return at_ < pattern_.size() ? static_cast<std::uint8_t>(pattern_[at_]) : std::uint8_t{0};
  }
  std::uint8_t take() {
    if (here() == '\\') ++at_;
    good_ = good_ && at_ < pattern_.size();
    const std::uint8_t byte = here();
    ++at_;
    return byte;
  }

  void read_item() {
    if (pattern_.substr(std::min(at_, pattern_.size())).starts_with("[:") && read_class()) return;
    const std::size_t next = at_ + 1;
    const bool range = here() == '-' && previous_ != 0 && next < pattern_.size() && pattern_[next] != ']';
    if (range) {
      ++at_;
      const std::uint8_t last = take();
      for (unsigned byte = previous_; byte <= last; ++byte) bytes_.set(byte);
    }
    previous_ = range ? std::uint8_t{0} : take();
    if (!range) bytes_.set(previous_);
  }

  // False when what begins like a class is none: then its '[' is an ordinary character.
  bool read_class() {
    const std::size_t name = at_ + 2;
    const std::size_t close = pattern_.find(']', name);
    if (close != pattern_.npos && (close == name || pattern_[close - 1] != ':')) return false;
    const std::string_view wanted = close == pattern_.npos ? "" : pattern_.substr(name, close - 1 - name);
    const auto* const found = std::ranges::find(classes, wanted, &CharacterClass::name);
    good_ = found != classes.end();
    for (unsigned byte = 0; good_ && byte < 256; ++byte) {
      if (found->has(static_cast<std::uint8_t>(byte))) bytes_.set(byte);
    }
    at_ = close == pattern_.npos ? close : close + 1;
    previous_ = 0;
    return true;
  }

  std::string_view pattern_;
  std::size_t at_;
  std::bitset<256> bytes_;
  std::uint8_t previous_ = 0;
  bool good_ = true;
};

}  // namespace

Glob::Glob(std::string_view pattern) {
  const std::size_t literal = std::min(pattern.find_first_of(special), pattern.size());
  literal_ = pattern.substr(0, literal);
  pattern.remove_prefix(literal);
  for (std::size_t at = 0; at < pattern.size();) {
    const char c = pattern[at];
    if (c == '*') {
      at = add_stars(pattern, at);
    } else if (c == '[') {
      at = add_set(pattern, at + 1);
    } else if (c == '?') {
      add(Kind::one);
      steps_.back().bytes.set().reset('/');
      ++at;
    } else {
      if (c == '\\') ++at;
      if (at == pattern.size()) add(Kind::never);
      if (at < pattern.size()) add_byte(static_cast<std::uint8_t>(pattern[at]));
      ++at;
    }
  }
  find_tail();
}

void Glob::find_tail() {
  for (const Step& step : steps_ | std::views::reverse) {
    if (step.kind != Kind::one || step.bytes.count() != 1) break;
    for (std::size_t byte = 0; byte < step.bytes.size(); ++byte) {
      if (step.bytes[byte]) tail_.insert(tail_.begin(), static_cast<char>(byte));
    }
  }
}

void Glob::add_byte(std::uint8_t byte) {
  add(Kind::one);
  steps_.back().bytes.set(byte);
}

std::size_t Glob::add_stars(std::string_view pattern, std::size_t at) {
  const std::size_t end = std::min(pattern.find_first_not_of('*', at), pattern.size());
  const std::string_view rest = pattern.substr(end);
  const bool opens = at == 0 || pattern[at - 1] == '/';
  const bool whole = end - at > 1 && opens && (rest.empty() || rest[0] == '/' || rest.starts_with("\\/"));
  if (whole && rest.starts_with('/')) {
    add(Kind::directories);
    return end + 1;
  }
  add(whole ? Kind::any : Kind::some);
  return end;
}

std::size_t Glob::add_set(std::string_view pattern, std::size_t at) {
  SetReader reader(pattern, at);
  const bool good = reader.read();
  add(good ? Kind::one : Kind::never);
  steps_.back().bytes = reader.bytes();
  return good ? reader.end() : pattern.size();
}

// State n means that the steps before n are done. A step that may take nothing leads on at once; `directories` leads on
// when it is entered and after every '/', so being inside it is a second state, kept apart.
bool Glob::matches(std::string_view path) const {
  if (!path.starts_with(literal_)) return false;
  path.remove_prefix(literal_.size());
  if (!path.ends_with(tail_) || (steps_.empty() && !path.empty())) return false;
  const std::size_t count = steps_.size();
  std::vector<char> now(count + 1), inside(count + 1), next(count + 1);
  const auto enter = [&](std::vector<char>& states, std::size_t state) {
    for (; state < count && !states[state]; ++state) {
      states[state] = 1;
      if (steps_[state].kind == Kind::directories) inside[state] = 1;
      if (steps_[state].kind == Kind::one || steps_[state].kind == Kind::never) return;
    }
    if (state == count) states[count] = 1;
  };
  enter(now, 0);
  for (const char c : path) {
    const auto byte = static_cast<std::uint8_t>(c);
    next.assign(count + 1, 0);
    for (std::size_t state = 0; state < count; ++state) {
      const Kind kind = steps_[state].kind;
      if (kind == Kind::directories && inside[state] && c == '/') enter(next, state + 1);
      if (!now[state]) continue;
      if (kind == Kind::one && steps_[state].bytes[byte]) enter(next, state + 1);
      if (kind == Kind::any || (kind == Kind::some && c != '/')) enter(next, state);
    }
    now.swap(next);
  }
  return now[count] != 0;
}

}  // namespace ormlint
