// What a byte can begin, and operators.
#include <algorithm>
#include <array>

#include "syntax/strict_lexer.h"

namespace ormlint {

namespace {

struct Operator {
  std::string_view text;
  Tok kind;
};
// By first character, then the longest first.
constexpr std::array operators{
    Operator{"!=", Tok::not_equal},
    Operator{"!", Tok::exclamation},
    Operator{"%=", Tok::percent_assign},
    Operator{"%", Tok::percent},
    Operator{"&=", Tok::ampersand_assign},
    Operator{"&", Tok::ampersand},
    Operator{"**=", Tok::double_star_assign},
    Operator{"**", Tok::double_star},
    Operator{"*=", Tok::star_assign},
    Operator{"*", Tok::star},
    Operator{"+=", Tok::plus_assign},
    Operator{"+", Tok::plus},
    Operator{",", Tok::comma},
    Operator{"->", Tok::arrow},
    Operator{"-=", Tok::minus_assign},
    Operator{"-", Tok::minus},
    Operator{"//=", Tok::double_slash_assign},
    Operator{"//", Tok::double_slash},
    Operator{"/=", Tok::slash_assign},
    Operator{"/", Tok::slash},
    Operator{":=", Tok::walrus},
    Operator{":", Tok::colon},
    Operator{";", Tok::semicolon},
    Operator{"<<=", Tok::left_shift_assign},
    Operator{"<<", Tok::left_shift},
    Operator{"<=", Tok::less_equal},
    Operator{"<>", Tok::unknown},
    Operator{"<", Tok::less},
    Operator{"==", Tok::equal},
    Operator{"=", Tok::assign},
    Operator{">>=", Tok::right_shift_assign},
    Operator{">>", Tok::right_shift},
    Operator{">=", Tok::greater_equal},
    Operator{">", Tok::greater},
    Operator{"@=", Tok::at_assign},
    Operator{"@", Tok::at},
    Operator{"^=", Tok::circumflex_assign},
    Operator{"^", Tok::circumflex},
    Operator{"|=", Tok::bar_assign},
    Operator{"|", Tok::vertical_bar},
    Operator{"~", Tok::tilde},
};

// What a character is alone.
constexpr std::array<Tok, 128> single_operators = [] {
  std::array<Tok, 128> single{};
  for (const Operator& one : operators) {
    if (one.text.size() == 1) single[static_cast<std::size_t>(one.text[0])] = one.kind;
  }
  return single;
}();

// Whether an operator can have this for its second character.
constexpr bool continues(char c) { return c == '=' || c == '>' || c == '<' || c == '*' || c == '/'; }
static_assert(std::ranges::all_of(operators,
                                  [](const Operator& one) { return one.text.size() == 1 || continues(one.text[1]); }));

// Where a character's operators begin in the table.
constexpr std::array<std::uint8_t, 128> first_operators = [] {
  std::array<std::uint8_t, 128> first{};
  for (std::size_t n = operators.size(); n-- > 0;) {
    first[static_cast<std::size_t>(operators[n].text[0])] = static_cast<std::uint8_t>(n);
  }
  return first;
}();

constexpr std::array<Byte, 256> make_classes() {
  std::array<Byte, 256> made{};
  for (std::size_t c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    made[c] = letter ? Byte::letter : c >= '0' && c <= '9' ? Byte::digit : Byte::bad;
  }
  for (const char c : std::string_view(" \t\f")) made[static_cast<std::size_t>(c)] = Byte::blank;
  for (const char c : std::string_view("\n\r")) made[static_cast<std::size_t>(c)] = Byte::line_end;
  for (const char c : std::string_view("\"'")) made[static_cast<std::size_t>(c)] = Byte::quote;
  for (const char c : std::string_view("([{")) made[static_cast<std::size_t>(c)] = Byte::open;
  for (const char c : std::string_view(")]}")) made[static_cast<std::size_t>(c)] = Byte::close;
  for (const Operator& one : operators) made[static_cast<std::size_t>(one.text[0])] = Byte::sign;
  made['.'] = Byte::dot;
  made['#'] = Byte::comment;
  made['\\'] = Byte::backslash;
  return made;
}

}  // namespace

extern constexpr std::array<Byte, 256> byte_classes = make_classes();

void Lexer::sign() {
  const std::uint32_t begin = at_;
  const char first = text_[at_];
  if (first == ':' && !formats_.empty() && format_colon()) return;
  if (!continues(peek(1))) {
    ++at_;
    return add(single_operators[static_cast<std::size_t>(first)], begin);
  }
  const std::string_view here = text_.substr(at_, 3);
  for (std::size_t n = first_operators[static_cast<std::size_t>(first)];; ++n) {
    if (!here.starts_with(operators[n].text)) continue;
    at_ += static_cast<std::uint32_t>(operators[n].text.size());
    return add(operators[n].kind, begin);
  }
}

}  // namespace ormlint
