// Strings, and f-strings with the fields in them.
#include <fmt/core.h>

#include <algorithm>

#include "syntax/eight_bytes.h"
#include "syntax/strict_lexer.h"

namespace ormlint {

namespace {

constexpr std::size_t max_formats = 149;  // CPython's MAXFSTRINGLEVEL, less the mode outside
constexpr int max_fields = 3;             // CPython's MAX_EXPR_NESTING

}  // namespace

// at_ stands at the quotes, `begin` at the prefix.
void Lexer::string(std::uint32_t begin, std::uint8_t bits) {
  const char quote = text_[at_];
  const bool triple = peek(1) == quote && peek(2) == quote;
  if (ends_a_format(quote, triple)) note(12, begin, "an f-string's own quotes inside of it");
  at_ += triple ? 3 : 1;
  bool escaped_quote = false;
  bool plain = true;
  while (more()) {
    if (at_ + 8 <= size_) {
      const std::uint64_t bytes = eight::load(text_.data() + at_);
      const std::uint32_t prose = eight::before(eight::equal(bytes, quote) | eight::equal(bytes, '\\') |
                                                eight::equal(bytes, '\n') | eight::equal(bytes, '\r'));
      at_ += prose;
      if (prose == 8) continue;
    }
    const char c = text_[at_++];
    if (c == quote) {
      if (triple && (peek() != quote || peek(1) != quote)) continue;
      at_ += triple ? 2 : 0;
      const bool as_it_stands =
          plain || (bits & token_bits::raw && text_.substr(begin, at_ - begin).find('\r') == std::string_view::npos);
      return add(Tok::string, begin,
                 static_cast<std::uint8_t>(bits | (triple ? token_bits::triple : 0) |
                                           (as_it_stands ? 0 : token_bits::escaped)));
    }
    if (c == '\\') {
      plain = false;
      if (!formats_.empty()) note(12, at_ - 1, "a backslash in an f-string's field");
      escaped_quote |= peek() == quote;
      if (more() && text_[at_++] == '\r' && peek() == '\n') ++at_;
    } else if (c == '\n' || c == '\r') {
      if (!triple) break;
      if (c == '\r') plain = false;
    }
  }
  unterminated(begin, triple, escaped_quote);
}

void Lexer::unterminated(std::uint32_t begin, bool triple, bool escaped_quote) {
  const std::uint32_t line = line_of(text_, at_ > begin ? at_ - 1 : at_);
  const char quote = text_[text_.find_first_of("'\"", begin)];
  if (!formats_.empty() && formats_.back().quote == quote && formats_.back().triple == triple) {
    return fail({begin, begin + 1}, "f-string: expecting '}'");
  }
  if (triple) {
    return fail({begin, begin + 1},
                fmt::format("unterminated triple-quoted string literal (detected at line {})", line));
  }
  fail({begin, begin + 1}, fmt::format("unterminated string literal (detected at line {}){}", line,
                                       escaped_quote ? "; perhaps you escaped the end quote?" : ""));
}

// Before Python 3.12 an f-string was one token, which the first of its own quotes ended: one of three alone did not.
bool Lexer::ends_a_format(char quote, bool triple) const {
  return std::ranges::any_of(formats_,
                             [&](const Format& outer) { return outer.quote == quote && (triple || !outer.triple); });
}

void Lexer::format_start(std::uint32_t begin, std::uint8_t bits) {
  const char quote = text_[at_];
  const bool triple = peek(1) == quote && peek(2) == quote;
  if (ends_a_format(quote, triple)) note(12, begin, "an f-string's own quotes inside of it");
  if (bits & token_bits::is_template) note(14, begin, "a template string");
  if (formats_.size() >= max_formats) return fail({begin, at_ + 1}, "too many nested f-strings");
  Format format;
  format.begin = begin;
  format.quote = quote;
  format.triple = triple;
  format.raw = bits & token_bits::raw;
  format.bits = static_cast<std::uint8_t>(bits | (format.triple ? token_bits::triple : 0));
  at_ += format.triple ? 3 : 1;
  add(Tok::fstring_start, begin, format.bits);
  formats_.push_back(format);
  format_text();
}

// The text of an f-string up to its next field, or its end.
void Lexer::format_text() {
  Format& format = formats_.back();
  const std::uint32_t begin = at_;
  bool named_character = false;  // \N{…}
  while (more()) {
    const char c = text_[at_];
    if (c == format.quote && format_text_ends(format, begin)) return;
    if (c == '{') {
      if (peek(1) == '{' && !format.in_format) {
        at_ += 2;
        continue;
      }
      format_middle(format, begin);
      if (++format.fields > max_fields) return fail({at_, at_ + 1}, "f-string: expressions nested too deeply");
      return open_bracket();
    }
    if (c == '}') {
      if (named_character) {
        named_character = false;
        ++at_;
        continue;
      }
      if (peek(1) == '}' && !format.in_format && format.depth == 0) {
        at_ += 2;
        continue;
      }
      return format_middle(format, begin);  // what is outside the text knows what to do with it
    }
    if (c == '\n' || c == '\r') {
      if (!format.triple && format.in_format) {
        format_middle(format, begin);
        format.in_format = false;
        return;
      }
      if (!format.triple) return format_unterminated(format);
    }
    ++at_;
    if (c != '\\' || !more()) continue;
    if (peek() == '{' || peek() == '}') continue;
    if (!format.raw && peek() == 'N' && peek(1) == '{') {
      named_character = true;
      at_ += 2;
      continue;
    }
    if (text_[at_++] == '\r' && peek() == '\n') ++at_;
  }
  format_unterminated(format);
}

// At a quote: whether it ends the f-string. If not, it is behind it.
bool Lexer::format_text_ends(Format& format, std::uint32_t begin) {
  if (format.triple && (peek(1) != format.quote || peek(2) != format.quote)) return false;
  format_middle(format, begin);
  const std::uint32_t quotes = at_;
  at_ += format.triple ? 3 : 1;
  add(Tok::fstring_end, quotes, format.bits);
  formats_.pop_back();
  return true;
}

void Lexer::format_middle(const Format& format, std::uint32_t begin) {
  if (at_ > begin) add(Tok::fstring_middle, begin, format.bits);
}

void Lexer::format_unterminated(const Format& format) {
  const std::uint32_t line = line_of(text_, at_ >= size_ ? size_ - 1 : at_);
  const std::string_view sort = format.bits & token_bits::is_template ? "t-string" : "f-string";
  fail({format.begin, format.begin + 1}, fmt::format("unterminated {}{} literal (detected at line {})",
                                                     format.triple ? "triple-quoted " : "", sort, line));
}

// A colon that begins a field's format.
bool Lexer::format_colon() {
  Format& format = formats_.back();
  if (format.depth != format.fields) return false;
  ++at_;
  add(Tok::colon, at_ - 1);
  format.in_format = true;
  format_text();
  return true;
}

}  // namespace ormlint
