#include "syntax/layout.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "syntax/blocks.h"

namespace ormlint {

namespace {

constexpr std::size_t max_brackets = 200;  // CPython's MAXLEVEL
constexpr std::size_t max_indents = 100;   // CPython's MAXINDENT

struct Indent {
  std::uint32_t columns = 0;    // a tab goes to the next multiple of eight
  std::uint32_t alternate = 0;  // a tab counts one; both must agree, or the block depends on an editor's setting
  bool operator==(const Indent&) const = default;
};

struct Bracket {
  char open;
  std::uint32_t at;
  std::uint32_t line;
};

// A byte of a name, a number or a string's prefix; all beyond ASCII counts.
bool is_word(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::optional<LayoutError> run() {
    while (!error_ && at_ < text_.size()) {
      if (!begin_line()) continue;
      logical_line();
    }
    if (!error_ && !brackets_.empty()) {
      const Bracket& open = brackets_.back();
      fail({open.at, open.at + 1}, fmt::format("'{}' was never closed", open.open), true);
    }
    if (!error_ && !opener_.empty()) {
      const auto end = static_cast<std::uint32_t>(text_.size());
      fail({end, end}, expected_block());
    }
    return error_;
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void fail(Span at, std::string message, bool whole_file = false) {
    if (error_) return;
    error_ = LayoutError{{at, std::move(message)}, whole_file};
  }

  std::string expected_block() const {
    return fmt::format("expected an indented block after {} on line {}", opener_, opener_line_);
  }

  void newline() {
    if (peek() == '\r' && peek(1) == '\n') ++at_;
    ++at_;
    ++line_;
  }

  // Measures the indentation of a line. False: nothing but blanks and a comment stood there.
  bool begin_line() {
    const std::uint32_t begin = at_;
    Indent indent;
    for (;; ++at_) {
      const char c = peek();
      if (c == ' ') {
        ++indent.columns, ++indent.alternate;
      } else if (c == '\t') {
        indent.columns = (indent.columns / 8 + 1) * 8;
        ++indent.alternate;
      } else if (c == '\f') {
        indent = {};
      } else {
        break;
      }
    }
    if (peek() == '#') skip_comment();
    if (at_ >= text_.size()) return false;
    if (peek() == '\n' || peek() == '\r') {
      newline();
      return false;
    }
    if (peek() == '\\' && (peek(1) == '\n' || peek(1) == '\r')) return true;  // its indentation is that of what follows
    check_indent(indent, begin);
    return true;
  }

  void check_indent(Indent indent, std::uint32_t begin) {
    const std::string opener = std::exchange(opener_, {});
    const Indent top = indents_.back();
    const Span here{begin, at_};
    if (indent.columns == top.columns) {
      if (indent.alternate != top.alternate) return inconsistent(here);
      if (!opener.empty()) {
        opener_ = opener;
        fail({at_, at_}, expected_block());
      }
      return;
    }
    if (indent.columns > top.columns) {
      if (indent.alternate <= top.alternate) return inconsistent(here);
      if (opener.empty()) return fail(here, "unexpected indent");
      if (indents_.size() >= max_indents) return fail(here, "too many levels of indentation");
      indents_.push_back(indent);
      return;
    }
    while (indents_.size() > 1 && indents_.back().columns > indent.columns) indents_.pop_back();
    if (indents_.back().columns != indent.columns) {
      return fail(here, "unindent does not match any outer indentation level");
    }
    if (indents_.back().alternate != indent.alternate) return inconsistent(here);
    if (!opener.empty()) {
      opener_ = opener;
      fail({at_, at_}, expected_block());
    }
  }

  void inconsistent(Span here) { fail(here, "inconsistent use of tabs and spaces in indentation"); }

  void skip_comment() {
    while (at_ < text_.size() && peek() != '\n') ++at_;
  }

  // Up to and with the line end that no bracket, string or backslash takes back.
  void logical_line() {
    const std::uint32_t begin = at_;
    const std::uint32_t first_line = line_;
    char last = 0;
    while (!error_ && at_ < text_.size()) {
      const char c = peek();
      if (c == '\n' || c == '\r') {
        newline();
        if (brackets_.empty()) break;
        continue;
      }
      if (c == '#') {
        skip_comment();
        continue;
      }
      if (c == '\\') {
        continuation();
        continue;
      }
      if (c != ' ' && c != '\t' && c != '\f') last = c;
      token(c);
    }
    if (last != ':') return;
    opener_ = block_name(text_.substr(begin, at_ - begin));
    opener_line_ = first_line;
  }

  void continuation() {
    const std::uint32_t begin = at_++;
    if (peek() == '\n' || peek() == '\r') {
      newline();
      if (at_ >= text_.size()) fail({begin, at_}, "unexpected EOF while parsing");
      return;
    }
    if (at_ >= text_.size()) return fail({begin, at_}, "unexpected EOF while parsing");
    fail({begin, at_ + 1}, "unexpected character after line continuation character");
  }

  void token(char c) {
    if (c == '(' || c == '[' || c == '{') return open(c);
    if (c == ')' || c == ']' || c == '}') return close(c);
    if (c == '"' || c == '\'') return string(false);
    if (!is_word(c)) {
      ++at_;
      return;
    }
    const std::uint32_t begin = at_;
    while (at_ < text_.size() && is_word(peek())) ++at_;
    if (peek() != '"' && peek() != '\'') return;
    const std::string_view prefix = text_.substr(begin, at_ - begin);
    const bool is_prefix = prefix.size() <= 2 && prefix.find_first_not_of("rRbBuUfFtT") == prefix.npos;
    if (is_prefix) string(prefix.find_first_of("fFtT") != prefix.npos);
  }

  void open(char c) {
    if (brackets_.size() >= max_brackets) return fail({at_, at_ + 1}, std::string(too_many_brackets));
    brackets_.push_back({c, at_, line_});
    ++at_;
  }

  void close(char c) {
    const Span here{at_, at_ + 1};
    if (brackets_.empty()) return fail(here, fmt::format("unmatched '{}'", c));
    const Bracket top = brackets_.back();
    const char wanted = top.open == '(' ? ')' : top.open == '[' ? ']' : '}';
    if (c != wanted) {
      const std::string where = top.line == line_ ? "" : fmt::format(" on line {}", top.line);
      return fail(
          here, fmt::format("closing parenthesis '{}' does not match opening parenthesis '{}'{}", c, top.open, where));
    }
    brackets_.pop_back();
    ++at_;
  }

  void string(bool formatted) {
    const std::uint32_t begin = at_;
    const char quote = peek();
    const bool triple = peek(1) == quote && peek(2) == quote;
    at_ += triple ? 3 : 1;
    while (at_ < text_.size()) {
      const char c = peek();
      if (c == quote && (!triple || (peek(1) == quote && peek(2) == quote))) {
        at_ += triple ? 3 : 1;
        return;
      }
      if (c == '\\' && at_ + 1 < text_.size()) {
        ++at_;
        peek() == '\n' || peek() == '\r' ? newline() : void(++at_);
        continue;
      }
      if (c == '\n' || c == '\r') {
        if (!triple) break;
        newline();
        continue;
      }
      if (formatted && c == '{') {
        if (peek(1) == '{') {
          at_ += 2;
          continue;
        }
        replacement(quote, triple);
        if (error_) return;
        continue;
      }
      ++at_;
    }
    const char* const kind = triple ? "triple-quoted " : "";
    const char* const prefix = formatted ? "f-" : "";
    fail({begin, begin + 1},
         fmt::format("unterminated {}{}string literal (detected at line {})", triple ? kind : "", prefix, line_));
  }

  // The inside of {…} in an f-string: an expression, perhaps with a format that holds more of them. Since PEP 701 it
  // may reuse the quotes of the string around it; before, a quote there ended the string, which the parser reports.
  void replacement(char quote, bool triple) {
    const std::size_t outside = brackets_.size();
    open('{');
    while (!error_ && at_ < text_.size() && brackets_.size() > outside) {
      const char c = peek();
      const bool top = brackets_.size() == outside + 1;
      if (c == '\n' || c == '\r') {
        newline();
      } else if (c == '#') {
        skip_comment();
      } else if (top && c == ':') {
        ++at_;
        format(quote, triple);
      } else if (c == '\\') {
        ++at_;
      } else {
        token(c);
      }
    }
  }

  void format(char quote, bool triple) {
    while (!error_ && at_ < text_.size() && peek() != '}') {
      if (peek() == '{') {
        replacement(quote, triple);
      } else if ((peek() == '\n' && !triple) || (peek() == quote && !triple)) {
        return;  // the string's end, said there
      } else {
        peek() == '\n' ? newline() : void(++at_);
      }
    }
  }

  std::string_view text_;
  std::uint32_t at_ = 0;
  std::uint32_t line_ = 1;
  std::vector<Indent> indents_{{}};
  std::vector<Bracket> brackets_;
  std::string opener_;  // the statement whose block must follow
  std::uint32_t opener_line_ = 0;
  std::optional<LayoutError> error_;
};

}  // namespace

std::optional<LayoutError> check_layout(std::string_view text) { return Scanner(text).run(); }

}  // namespace ormlint
