#include "report/directive.h"

#include <fmt/core.h>

#include <optional>

namespace ormlint {

namespace {

constexpr std::string_view blanks = " \t\f\r";
constexpr std::string_view written =
    "write `ormlint: ignore[rule-id]`, `ormlint: ignore` or `ormlint: ignore-file[rule-id]`";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; }

bool same_word(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  for (std::size_t n = 0; n < left.size(); ++n) {
    if (lower(left[n]) != lower(right[n])) return false;
  }
  return true;
}

// Reads on in one comment; positions count from the comment's first byte.
class Reader {
 public:
  Reader(std::string_view comment, std::string_view mark, std::uint32_t offset)
      : text_(comment), mark_(mark), offset_(offset) {}

  std::optional<Directive> next() {
    for (std::size_t begin = next_mark(at_); begin < text_.size(); begin = next_mark(begin + 1)) {
      at_ = begin + mark_.size();
      skip_blanks();
      Directive found;
      if (!same_word(letters(), "ormlint") || !read(found)) continue;
      found.at = span(begin, at_);
      std::size_t end = next_mark(at_);
      while (end > at_ && blanks.contains(text_[end - 1])) --end;
      found.whole = span(begin, end);
      return found;
    }
    return std::nullopt;
  }

 private:
  // A mark counts at the start and after a blank: not in `"# ormlint: …"`, which is talk about comments.
  std::size_t next_mark(std::size_t from) const {
    for (std::size_t found = text_.find(mark_, from); found != text_.npos; found = text_.find(mark_, found + 1)) {
      if (found == 0 || blanks.contains(text_[found - 1])) return found;
    }
    return text_.size();
  }

  bool done() const { return at_ >= text_.size(); }
  char peek() const { return done() ? '\0' : text_[at_]; }
  void skip_blanks() {
    while (!done() && blanks.contains(text_[at_])) ++at_;
  }
  std::string_view letters() {
    const std::size_t begin = at_;
    while (!done() && is_letter(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  std::string_view word() {
    const std::size_t begin = at_;
    while (!done() && is_word(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  Span span(std::size_t begin, std::size_t end) const {
    return {offset_ + static_cast<std::uint32_t>(begin), offset_ + static_cast<std::uint32_t>(end)};
  }

  // False when this is prose that only begins with our name, as in "# ormlint was here".
  bool read(Directive& into) {
    skip_blanks();
    const bool colon = peek() == ':';
    if (colon || peek() == '-' || peek() == '_') ++at_;
    skip_blanks();
    const std::string_view verb = word();
    into.whole_file = same_word(verb, "ignore-file");
    const bool known = into.whole_file || same_word(verb, "ignore");
    if (!colon && !known) return false;
    into.help = written;
    if (!colon) {
      into.fault = fmt::format("a colon is missing between `ormlint` and `{}`", verb);
    } else if (verb.empty()) {
      into.fault = "nothing is said after `ormlint:`";
    } else if (!known) {
      into.fault = fmt::format("`{}` is no directive of ormlint", verb);
    } else {
      read_rules(into);
    }
    return true;
  }

  void read_rules(Directive& into) {
    const std::size_t after_verb = at_;
    skip_blanks();
    if (peek() != '[') {
      // Without brackets it is for every rule, so what follows must not look like a rule that was meant.
      const bool meant = is_letter(peek()) || is_digit(peek()) || std::string_view("=({").contains(peek());
      at_ = after_verb;
      if (meant) {
        into.fault = "rule ids are written in brackets";
      } else {
        into.help.clear();
      }
      return;
    }
    const std::size_t open = at_++;
    const std::size_t close = text_.find(']', open);
    if (close == text_.npos) {
      into.fault = "the bracket is not closed";
      return;
    }
    into.list = span(open + 1, close);
    read_list(into, close);
    at_ = close + 1;
    if (into.rules.empty()) {
      into.fault = "the brackets name no rule";
    } else {
      into.help.clear();
    }
  }

  void read_list(Directive& into, std::size_t close) {
    while (at_ < close) {
      const std::size_t begin = at_;
      while (at_ < close && text_[at_] != ',' && !blanks.contains(text_[at_])) ++at_;
      if (at_ > begin) into.rules.push_back({std::string(text_.substr(begin, at_ - begin)), span(begin, at_)});
      while (at_ < close && (text_[at_] == ',' || blanks.contains(text_[at_]))) ++at_;
    }
  }

  std::string_view text_;
  std::string_view mark_;
  std::uint32_t offset_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Directive> parse_directives(std::string_view comment, std::string_view mark, std::uint32_t offset) {
  std::vector<Directive> found;
  Reader reader(comment, mark, offset);
  while (std::optional<Directive> directive = reader.next()) found.push_back(std::move(*directive));
  return found;
}

}  // namespace ormlint
