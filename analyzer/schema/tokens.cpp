#include "schema/tokens.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace ormlint::schema {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
// Bytes above 127 are letters to PostgreSQL, in any encoding.
bool begins_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool continues_word(char c) { return begins_word(c) || is_digit(c) || c == '$'; }
bool is_operator(char c) { return c != '\0' && std::strchr("+-*/<>=~!@#%^&|`?", c) != nullptr; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Where the text behind `at` continues after a quote that is not doubled; npos when it never closes.
std::size_t after_quote(std::string_view sql, std::size_t at, char quote, bool escapes) {
  while (at < sql.size()) {
    if (escapes) {
      while (at < sql.size() && sql[at] != quote && sql[at] != '\\') ++at;
      if (at < sql.size() && sql[at] == '\\') {
        at += 2;
        continue;
      }
    } else {
      at = sql.find(quote, at);
    }
    if (at >= sql.size()) break;
    if (at + 1 >= sql.size() || sql[at + 1] != quote) return at + 1;
    at += 2;
  }
  return std::string_view::npos;
}

}  // namespace

bool same_word(std::string_view written, std::string_view lower_case) {
  return written.size() == lower_case.size() &&
         std::ranges::equal(written, lower_case, [](char a, char b) { return lower(a) == b; });
}

std::string catalog_name(std::string_view written) {
  std::string name;
  if (written.size() >= 2 && written.front() == '"') {
    written = written.substr(1, written.size() - 2);
    for (std::size_t n = 0; n < written.size(); ++n) {
      name += written[n];
      if (written[n] == '"') ++n;
    }
  } else {
    for (const char c : written) name += lower(c);
  }
  return name;
}

std::string string_contents(std::string_view written) {
  const std::size_t quote = written.find_first_of("'$");
  if (quote == std::string_view::npos) return {};
  if (written[quote] == '$') {
    const std::size_t tag = written.find('$', 1) + 1;
    return std::string(written.size() >= 2 * tag ? written.substr(tag, written.size() - 2 * tag) : std::string_view{});
  }
  const bool escapes = quote == 1 && lower(written[0]) == 'e';
  std::string contents;
  for (std::size_t n = quote + 1; n + 1 < written.size(); ++n) {
    if (written[n] == '\'' || (escapes && written[n] == '\\')) ++n;
    const bool newline = escapes && written[n] == 'n' && written[n - 1] == '\\';
    contents += newline ? '\n' : written[n];
  }
  return contents;
}

bool Lexer::skip_comment() {
  if (peek(0) == '-') {
    const std::size_t line_end = sql_.find('\n', at_);
    at_ = static_cast<std::uint32_t>(std::min(line_end, sql_.size()));
    return true;
  }
  std::size_t depth = 0;
  while (at_ < sql_.size()) {
    if (peek(0) == '/' && peek(1) == '*') {
      ++depth;
      at_ += 2;
    } else if (peek(0) == '*' && peek(1) == '/') {
      at_ += 2;
      if (--depth == 0) return true;
    } else {
      ++at_;
    }
  }
  return false;
}

bool Lexer::skip_blanks() {
  while (at_ < sql_.size()) {
    if (is_blank(sql_[at_]) || sql_[at_] == '\0') {
      ++at_;
    } else if ((peek(0) == '-' && peek(1) == '-') || (peek(0) == '/' && peek(1) == '*')) {
      if (!skip_comment()) return false;
    } else {
      break;
    }
  }
  return true;
}

Token Lexer::next() {
  const bool closed = skip_blanks();
  const std::uint32_t begin = at_;
  if (at_ >= sql_.size()) return {TokenKind::end, {begin, begin}, closed};
  const char c = sql_[at_];
  if (begins_word(c)) return word();
  if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
  if (c == '\'') return string(begin, false);
  if (c == '"') return quoted(begin);
  if (c == '$') return dollar();
  if (is_operator(c) || (c == ':' && (peek(1) == ':' || peek(1) == '='))) return operation();
  ++at_;
  return token(c == '\\' ? TokenKind::backslash : TokenKind::symbol, begin, true);
}

Token Lexer::word() {
  const std::uint32_t begin = at_;
  while (at_ < sql_.size() && continues_word(sql_[at_])) ++at_;
  const char first = lower(sql_[begin]);
  if (at_ - begin != 1) return token(TokenKind::word, begin, true);
  if (first == 'u' && peek(0) == '&' && (peek(1) == '\'' || peek(1) == '"')) {
    ++at_;
    return peek(0) == '"' ? quoted(begin) : string(begin, false);
  }
  if (peek(0) == '\'' && std::strchr("bxne", first)) return string(begin, first == 'e');
  return token(TokenKind::word, begin, true);
}

Token Lexer::number() {
  const std::uint32_t begin = at_;
  while (continues_word(peek(0)) || peek(0) == '.') {
    const bool exponent = lower(peek(0)) == 'e' && (peek(1) == '+' || peek(1) == '-') && is_digit(peek(2));
    at_ += exponent ? 2 : 1;
  }
  return token(TokenKind::number, begin, true);
}

Token Lexer::string(std::uint32_t begin, bool escapes) {
  const std::size_t end = after_quote(sql_, at_ + 1, '\'', escapes);
  at_ = static_cast<std::uint32_t>(std::min(end, sql_.size()));
  return token(TokenKind::string, begin, end != std::string_view::npos);
}

Token Lexer::quoted(std::uint32_t begin) {
  const std::size_t end = after_quote(sql_, at_ + 1, '"', false);
  at_ = static_cast<std::uint32_t>(std::min(end, sql_.size()));
  return token(TokenKind::quoted, begin, end != std::string_view::npos);
}

Token Lexer::dollar() {
  const std::uint32_t begin = at_++;
  if (is_digit(peek(0))) {
    while (is_digit(peek(0))) ++at_;
    return token(TokenKind::parameter, begin, true);
  }
  std::uint32_t tag_end = at_;
  while (tag_end < sql_.size() && (begins_word(sql_[tag_end]) || (tag_end > at_ && is_digit(sql_[tag_end])))) ++tag_end;
  if (tag_end >= sql_.size() || sql_[tag_end] != '$') return token(TokenKind::symbol, begin, true);
  const std::string_view tag = sql_.substr(begin, tag_end + 1 - begin);
  const std::size_t close = sql_.find(tag, tag_end + 1);
  const bool closed = close != std::string_view::npos;
  at_ = static_cast<std::uint32_t>(closed ? close + tag.size() : sql_.size());
  return token(TokenKind::string, begin, closed);
}

Token Lexer::operation() {
  const std::uint32_t begin = at_;
  if (peek(0) == ':') {
    at_ += 2;
    return token(TokenKind::operation, begin, true);
  }
  do {
    ++at_;
  } while (is_operator(peek(0)) && !(peek(0) == '-' && peek(1) == '-') && !(peek(0) == '/' && peek(1) == '*'));
  return token(TokenKind::operation, begin, true);
}

Tokens::Tokens(std::string_view sql) : sql_(sql) {
  Lexer lexer(sql);
  for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) tokens_.push_back(token);
  const auto size = static_cast<std::uint32_t>(sql.size());
  end_ = {TokenKind::end, {size, size}, true};
}

std::string_view Tokens::text(std::size_t index) const {
  const Span span = (*this)[index].span;
  return sql_.substr(span.begin, span.size());
}

bool Tokens::word(std::size_t index, std::string_view lower_case) const {
  return (*this)[index].kind == TokenKind::word && same_word(text(index), lower_case);
}

bool Tokens::symbol(std::size_t index, char symbol) const {
  const Token& token = (*this)[index];
  return token.kind == TokenKind::symbol && sql_[token.span.begin] == symbol;
}

bool Tokens::is_name(std::size_t index) const {
  return (*this)[index].kind == TokenKind::word || (*this)[index].kind == TokenKind::quoted;
}

std::size_t Tokens::at(std::uint32_t offset) const {
  const auto found = std::ranges::lower_bound(tokens_, offset, {}, [](const Token& token) { return token.span.begin; });
  return static_cast<std::size_t>(found - tokens_.begin());
}

std::size_t Tokens::closing(std::size_t opening) const {
  std::size_t depth = 0;
  for (std::size_t n = opening; n < size(); ++n) {
    if (symbol(n, '(') || symbol(n, '[')) ++depth;
    if ((symbol(n, ')') || symbol(n, ']')) && --depth == 0) return n;
  }
  return size();
}

std::size_t Tokens::find(std::size_t first, std::size_t last, char wanted) const {
  for (std::size_t n = first; n < last; ++n) {
    if (symbol(n, wanted)) return n;
    if (symbol(n, '(') || symbol(n, '[')) n = closing(n);
  }
  return last;
}

std::size_t Tokens::find_word(std::size_t first, std::size_t last, std::string_view lower_case) const {
  for (std::size_t n = first; n < last; ++n) {
    if (word(n, lower_case)) return n;
    if (symbol(n, '(') || symbol(n, '[')) n = closing(n);
  }
  return last;
}

std::vector<Tokens::Part> Tokens::parts(std::size_t first, std::size_t last) const {
  std::vector<Part> parts;
  while (first < last) {
    const std::size_t comma = find(first, last, ',');
    parts.push_back({first, comma});
    first = comma + 1;
  }
  return parts;
}

std::string Tokens::source(std::size_t first, std::size_t last) const {
  std::string text_;
  for (std::size_t n = first; n < std::min(last, size()); ++n) {
    const bool apart = n > first && tokens_[n - 1].span.end < tokens_[n].span.begin;
    // Two strings are one only where a line ends between them.
    const bool joined = apart && tokens_[n - 1].kind == TokenKind::string && tokens_[n].kind == TokenKind::string;
    if (apart) text_ += joined ? '\n' : ' ';
    text_ += text(n);
  }
  return text_;
}

std::string Tokens::expression(std::size_t first, std::size_t last) const {
  while (first < last && symbol(first, '(') && closing(first) + 1 == last) {
    ++first;
    --last;
  }
  return source(first, last);
}

std::size_t Tokens::nesting() const {
  // Tokens since the last comma can each be a level; so can those in front of each bracket still open.
  std::vector<std::size_t> open{0};
  std::size_t total = 0, deepest = 0;
  for (std::size_t n = 0; n < size(); ++n) {
    if (symbol(n, ',')) {
      total -= std::exchange(open.back(), 0);
    } else if ((symbol(n, ')') || symbol(n, ']')) && open.size() > 1) {
      total -= open.back();
      open.pop_back();
    } else {
      ++open.back();
      ++total;
      if (symbol(n, '(') || symbol(n, '[')) open.push_back(0);
    }
    deepest = std::max(deepest, total);
  }
  return deepest;
}

}  // namespace ormlint::schema
