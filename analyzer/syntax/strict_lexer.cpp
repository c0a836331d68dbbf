// Lines, indentation and brackets.
#include "syntax/strict_lexer.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>

#include "syntax/eight_bytes.h"
#include "syntax/strict.h"

namespace ormlint {

namespace {

constexpr std::size_t max_brackets = 200;  // CPython's MAXLEVEL
constexpr std::size_t max_indents = 100;   // CPython's MAXINDENT

}  // namespace

std::uint32_t line_of(std::string_view text, std::uint32_t offset) {
  std::uint32_t line = 1;
  for (std::size_t n = 0; n < offset && n < text.size(); ++n) {
    line += text[n] == '\n' || (text[n] == '\r' && !(n + 1 < text.size() && text[n + 1] == '\n'));
  }
  return line;
}

Tokens tokenize(std::string_view text) {
  Tokens tokens;
  Lexer(text, tokens).run();
  return tokens;
}

void Lexer::run() {
  out_.list.reserve(size_ / 4 + 16);
  out_.list.push_back({});
  while (more()) {
    if (indentation()) line();
  }
  finish();
}

// Up to and with the line end that no bracket takes back.
void Lexer::line() {
  const std::size_t first = out_.list.size();
  while (more()) {
    const char c = text_[at_];
    switch (class_of(c)) {
      case Byte::blank:
        ++at_;
        break;
      case Byte::letter:
        word();
        break;
      case Byte::line_end:
        if (out_.open.empty()) {
          const std::uint32_t begin = at_;
          skip_line_end();
          out_.longest_line = std::max(out_.longest_line, out_.list.size() - first);
          return add(Tok::newline, begin);
        }
        if (!formats_.empty() && !formats_.back().triple) note(12, at_, "a line break in an f-string's field");
        skip_line_end();
        break;
      case Byte::sign:
        sign();
        break;
      default:
        token(c);
    }
  }
  out_.longest_line = std::max(out_.longest_line, out_.list.size() - first);
}

// What is less frequent.
void Lexer::token(char c) {
  const std::uint32_t begin = at_;
  switch (class_of(c)) {
    case Byte::open:
      return open_bracket();
    case Byte::close:
      return close_bracket();
    case Byte::quote:
      return string(begin, 0);
    case Byte::digit:
      return number();
    case Byte::comment:
      if (!formats_.empty()) note(12, at_, "a comment in an f-string");
      return comment();
    case Byte::backslash:
      if (!formats_.empty()) note(12, at_, "a backslash in an f-string's field");
      return void(continuation());
    case Byte::dot:
      if (class_of(peek(1)) == Byte::digit) return number();
      at_ += peek(1) == '.' && peek(2) == '.' ? 3 : 1;
      return add(at_ - begin == 3 ? Tok::ellipsis : Tok::dot, begin);
    default:
      return bad_byte();
  }
}

void Lexer::bad_byte() {
  const char c = text_[at_++];
  if (c >= ' ' && c < 0x7F) return add(Tok::unknown, at_ - 1);
  if (c == '\0') return fail({at_ - 1, at_}, "source code cannot contain null bytes");
  fail({at_ - 1, at_}, fmt::format("invalid non-printable character U+{:04X}", static_cast<unsigned char>(c)));
}

// Measures the indentation of a line. False: nothing but blanks and a comment stood there, or it is wrong.
bool Lexer::indentation() {
  const std::uint32_t begin = at_;
  Indent indent;
  std::uint32_t continued = 0;
  for (std::uint32_t blanks = 8; blanks == 8 && at_ + 8 <= size_; at_ += blanks) {
    blanks = eight::before(eight::equal(eight::load(text_.data() + at_), ' ') ^ eight::high);
    indent.columns += blanks, indent.alternate += blanks;
  }
  for (;;) {
    const char c = peek();
    if (c == ' ') {
      ++indent.columns, ++indent.alternate, ++at_;
    } else if (c == '\t') {
      indent.columns = (indent.columns / 8 + 1) * 8;
      ++indent.alternate, ++at_;
    } else if (c == '\f') {
      indent = {};
      ++at_;
    } else if (c == '\\') {
      if (!continued) continued = indent.columns;
      if (!continuation()) return false;
    } else {
      break;
    }
  }
  if (peek() == '#') comment();
  if (!more()) return false;
  if (class_of(peek()) == Byte::line_end) {
    skip_line_end();
    return false;
  }
  if (continued) indent = {continued, continued};
  change_indent(indent, begin);
  return more();
}

void Lexer::change_indent(Indent indent, std::uint32_t begin) {
  const Indent top = indents_.back();
  const std::string_view inconsistent = "inconsistent use of tabs and spaces in indentation";
  if (indent.columns == top.columns) {
    if (indent.alternate != top.alternate) fail({begin, at_}, std::string(inconsistent), false);
    return;
  }
  if (indent.columns > top.columns) {
    if (indents_.size() >= max_indents) return fail({begin, at_}, "too many levels of indentation", false);
    if (indent.alternate <= top.alternate) return fail({begin, at_}, std::string(inconsistent), false);
    indents_.push_back(indent);
    return add(Tok::indent, begin);
  }
  std::size_t closed = 0;
  for (; indents_.size() > 1 && indents_.back().columns > indent.columns; ++closed) indents_.pop_back();
  if (indents_.back().columns != indent.columns) {
    return fail({begin, at_}, "unindent does not match any outer indentation level", false);
  }
  if (indents_.back().alternate != indent.alternate) return fail({begin, at_}, std::string(inconsistent), false);
  for (; closed > 0; --closed) add(Tok::dedent, at_);
}

void Lexer::skip_line_end() {
  if (text_[at_] == '\r' && peek(1) == '\n') ++at_;
  ++at_;
}

void Lexer::comment() {
  const std::uint32_t begin = at_;
  std::uint32_t skipped = 8;
  for (; skipped == 8 && at_ + 8 <= size_; at_ += skipped) {
    const std::uint64_t bytes = eight::load(text_.data() + at_);
    skipped = eight::before(eight::equal(bytes, '\n') | eight::equal(bytes, '\r'));
  }
  while (more() && class_of(text_[at_]) != Byte::line_end) ++at_;
  out_.comments.push_back({begin, at_});
}

// A backslash, which must end its line. False: it does not.
bool Lexer::continuation() {
  const std::uint32_t begin = at_++;
  if (more() && class_of(text_[at_]) != Byte::line_end) {
    fail({begin, at_ + 1}, "unexpected character after line continuation character", false);
    return false;
  }
  if (more()) skip_line_end();
  if (more()) return true;
  fail({begin, size_}, "unexpected EOF while parsing", false);
  out_.error->end_of_file = true;
  return false;
}

void Lexer::open_bracket() {
  if (out_.open.size() >= max_brackets) return fail({at_, at_ + 1}, std::string(too_many_brackets));
  const char c = text_[at_];
  out_.open.push_back({c, at_});
  if (!formats_.empty()) ++formats_.back().depth;
  ++at_;
  add(c == '(' ? Tok::left_paren : c == '[' ? Tok::left_bracket : Tok::left_brace, at_ - 1);
}

void Lexer::close_bracket() {
  const std::uint32_t begin = at_++;
  const char c = text_[begin];
  Format* const format = formats_.empty() ? nullptr : &formats_.back();
  if (format && format->depth == 0 && c == '}') return fail({begin, at_}, "f-string: single '}' is not allowed");
  if (out_.open.empty()) return fail({begin, at_}, fmt::format("unmatched '{}'", c));
  const OpenBracket open = out_.open.back();
  out_.open.pop_back();
  const char wanted = open.character == '(' ? ')' : open.character == '[' ? ']' : '}';
  if (c != wanted) return wrong_bracket(open, begin);
  add(c == ')' ? Tok::right_paren : c == ']' ? Tok::right_bracket : Tok::right_brace, begin);
  if (!format) return;
  if (c == '}' && format->depth == format->fields) {
    --format->fields, --format->depth;
    format->in_format = false;
    return format_text();
  }
  --format->depth;
}

void Lexer::wrong_bracket(OpenBracket open, std::uint32_t begin) {
  const char c = text_[begin];
  const Span here{begin, at_};
  if (!formats_.empty() && open.character == '{' && formats_.back().depth == formats_.back().fields) {
    return fail(here, fmt::format("f-string: unmatched '{}'", c));
  }
  const bool same_line = line_of(text_, open.at) == line_of(text_, begin);
  const std::string where = same_line ? "" : fmt::format(" on line {}", line_of(text_, open.at));
  fail(here,
       fmt::format("closing parenthesis '{}' does not match opening parenthesis '{}'{}", c, open.character, where));
}

void Lexer::fail(Span at, std::string message, bool speaks_first) {
  if (!out_.error) out_.error = TokenError{{at, std::move(message)}, speaks_first, false};
  at_ = size_;
}

void Lexer::finish() {
  if (!out_.error && !out_.open.empty()) {
    const OpenBracket open = out_.open.back();
    fail({open.at, open.at + 1}, fmt::format("'{}' was never closed", open.character), false);
    out_.error->end_of_file = true;
  }
  if (out_.error) {
    out_.list.push_back({Tok::error, 0, out_.error->at.begin, out_.error->at.end});
  } else {
    at_ = size_;
    const Tok last = out_.list.back().kind;
    if (out_.list.size() > 1 && last != Tok::newline && last != Tok::dedent) add(Tok::newline, at_);
    for (; indents_.size() > 1; indents_.pop_back()) add(Tok::dedent, at_);
    add(Tok::end, at_);
  }
  out_.list.push_back({Tok::end, 0, size_, size_});
}

void Lexer::note(std::uint8_t minor, std::uint32_t begin, std::string_view name) {
  if (minor > out_.newest.minor) out_.newest = {minor, {begin, std::min(begin + 1, size_)}, name};
}

}  // namespace ormlint
