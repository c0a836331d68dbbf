// PostgreSQL's lexical rules, as far as where a token begins and ends. The grammar is libpg_query's affair; we need
// tokens where it cannot help: to cut a script into statements, to find where an expression ends (its nodes know only
// where they begin), and to look at a statement that its grammar refuses.
//
// Facts: PostgreSQL's documentation, "Lexical Structure".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace ormlint::schema {

enum class TokenKind : std::uint8_t {
  word,       // a key word or a name without quotes
  quoted,     // "a name"
  string,     // 'text', E'text', B'01', $$text$$
  number,     // 1, 1.5e3, 0x1F
  parameter,  // $1
  operation,  // + || :: :=
  symbol,     // ( ) [ ] , ; . :
  backslash,  // where psql's own commands begin
  end,
};

struct Token {
  TokenKind kind = TokenKind::end;
  Span span;
  bool closed = true;  // false: a string, a quoted name or a comment that the text ends in
};

// Token after token, so that a script of any size needs no list of them. Never fails: any byte is part of some token.
class Lexer {
 public:
  explicit Lexer(std::string_view sql) : sql_(sql) {}

  Token next();
  void jump(std::uint32_t at) { at_ = at; }

 private:
  bool skip_blanks();
  bool skip_comment();
  Token word();
  Token number();
  Token string(std::uint32_t begin, bool escapes);
  Token quoted(std::uint32_t begin);
  Token dollar();
  Token operation();
  Token token(TokenKind kind, std::uint32_t begin, bool closed) const { return {kind, {begin, at_}, closed}; }
  char peek(std::uint32_t ahead) const { return at_ + ahead < sql_.size() ? sql_[at_ + ahead] : '\0'; }

  std::string_view sql_;
  std::uint32_t at_ = 0;
};

bool same_word(std::string_view written, std::string_view lower_case);
// A name as the catalog holds it: folded to lower case, or without its quotes.
std::string catalog_name(std::string_view written);
// What a string constant says.
std::string string_contents(std::string_view written);

// The tokens of one statement, which must outlive this. An index beyond the last token is the end, never an error.
class Tokens {
 public:
  explicit Tokens(std::string_view sql);

  std::size_t size() const { return tokens_.size(); }
  const Token& operator[](std::size_t index) const { return index < tokens_.size() ? tokens_[index] : end_; }
  std::string_view text(std::size_t index) const;
  bool word(std::size_t index, std::string_view lower_case) const;
  bool symbol(std::size_t index, char symbol) const;
  bool is_name(std::size_t index) const;
  std::string name(std::size_t index) const { return catalog_name(text(index)); }

  // The first token at or behind a byte.
  std::size_t at(std::uint32_t offset) const;
  // The bracket that closes the one at this index; size() when none does.
  std::size_t closing(std::size_t opening) const;
  // The first of [first, last) that is this symbol and stands in no brackets; last when none is.
  std::size_t find(std::size_t first, std::size_t last, char symbol) const;
  std::size_t find_word(std::size_t first, std::size_t last, std::string_view lower_case) const;
  // The parts between the commas of [first, last) that stand in no brackets.
  struct Part {
    std::size_t first, last;
  };
  std::vector<Part> parts(std::size_t first, std::size_t last) const;
  // What the tokens [first, last) say, on one line and without comments.
  std::string source(std::size_t first, std::size_t last) const;
  // The same without brackets that hold all of it, which mean nothing: the server prints CHECK ((a > 0)).
  std::string expression(std::size_t first, std::size_t last) const;

  // How deep a parse tree of this statement can become at most. libpg_query's recursion ends the process where the
  // stack ends, so what is too deep must not reach it.
  std::size_t nesting() const;

 private:
  std::string_view sql_;
  std::vector<Token> tokens_;
  Token end_;
};

// Whether the token is that column's name: in front of a bracket it is a function's, behind a dot a field's or a
// qualified function's.
bool names_column(const Tokens& tokens, std::size_t n, std::string_view column);
bool mentions(std::string_view expression, std::string_view column);

}  // namespace ormlint::schema
