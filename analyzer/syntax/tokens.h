// Python's tokens (Language Reference, "Lexical analysis"), as the strict parser takes them. Where CPython's tokenizer
// and the reference differ, it is CPython's that counts.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "syntax/tree.h"

namespace ormlint {

enum class Tok : std::uint8_t {
  end,
  error,  // what follows cannot be told into tokens; Tokens::error says why
  newline,
  indent,
  dedent,
  name,
  number,
  string,
  fstring_start,  // the prefix and the quotes of an f-string or t-string
  fstring_middle,
  fstring_end,
  unknown,  // a character that Python has no use for
  left_paren,
  right_paren,
  left_bracket,
  right_bracket,
  left_brace,
  right_brace,
  comma,
  colon,
  semicolon,
  dot,
  ellipsis,
  arrow,
  assign,
  walrus,
  exclamation,
  tilde,
  at,
  plus,
  minus,
  star,
  double_star,
  slash,
  double_slash,
  percent,
  vertical_bar,
  ampersand,
  circumflex,
  left_shift,
  right_shift,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  at_assign,
  plus_assign,
  minus_assign,
  star_assign,
  double_star_assign,
  slash_assign,
  double_slash_assign,
  percent_assign,
  bar_assign,
  ampersand_assign,
  circumflex_assign,
  left_shift_assign,
  right_shift_assign,
  kw_false,
  kw_none,
  kw_true,
  kw_and,
  kw_as,
  kw_assert,
  kw_async,
  kw_await,
  kw_break,
  kw_class,
  kw_continue,
  kw_def,
  kw_del,
  kw_elif,
  kw_else,
  kw_except,
  kw_finally,
  kw_for,
  kw_from,
  kw_global,
  kw_if,
  kw_import,
  kw_in,
  kw_is,
  kw_lambda,
  kw_nonlocal,
  kw_not,
  kw_or,
  kw_pass,
  kw_raise,
  kw_return,
  kw_try,
  kw_while,
  kw_with,
  kw_yield,
};
inline constexpr std::size_t token_kinds = static_cast<std::size_t>(Tok::kw_yield) + 1;

// Whether an expression, perhaps starred, can begin with such a token.
constexpr bool begins_expression(Tok kind) {
  switch (kind) {
    case Tok::name:
    case Tok::number:
    case Tok::string:
    case Tok::fstring_start:
    case Tok::left_paren:
    case Tok::left_bracket:
    case Tok::left_brace:
    case Tok::ellipsis:
    case Tok::tilde:
    case Tok::plus:
    case Tok::minus:
    case Tok::star:
    case Tok::kw_false:
    case Tok::kw_none:
    case Tok::kw_true:
    case Tok::kw_await:
    case Tok::kw_lambda:
    case Tok::kw_not:
      return true;
    default:
      return false;
  }
}

// What a token's bits mean depends on its kind.
namespace token_bits {
inline constexpr std::uint8_t soft_match = 1, soft_case = 2, soft_type = 4, soft_wildcard = 8;  // of a name
inline constexpr std::uint8_t foreign = 16;                                                     // … not all ASCII
inline constexpr std::uint8_t underscores = 1;                                                  // of a number
// of strings: letters of the prefix, three quotes, and whether the text between them is not the value as it stands
inline constexpr std::uint8_t raw = 1, bytes = 2, is_template = 4, triple = 8, escaped = 16, prefixed = 32;
}  // namespace token_bits

struct Token {
  Tok kind = Tok::end;
  std::uint8_t bits = 0;
  std::uint32_t begin = 0, end = 0;
};

struct TokenError : SyntaxError {
  // CPython's tokenizer speaks at once, and over the parser even when that has failed earlier. Faults of indentation
  // and continuation lines it leaves to the parser, which says them when it gets there.
  bool speaks_first = true;
  bool end_of_file = false;  // an open bracket, or a backslash at the end
};

// A bracket that is open where the tokens end.
struct OpenBracket {
  char character = 0;
  std::uint32_t at = 0;
};

struct Tokens {
  std::vector<Token> list;     // an `end` before the first, the tokens, `end` or `error`, and an `end` to stop at
  std::vector<Span> comments;  // from the # to the line's end
  std::vector<OpenBracket> open;
  std::optional<TokenError> error;
  NewSyntax newest;
  std::size_t longest_line = 0;  // in tokens, of a line with all that brackets join to it
};

// The line, from 1, in which a byte stands; for messages only, since it counts from the beginning.
std::uint32_t line_of(std::string_view text, std::uint32_t offset);

// The text is as in strict.h.
Tokens tokenize(std::string_view text);

}  // namespace ormlint
