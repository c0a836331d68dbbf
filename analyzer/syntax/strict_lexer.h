// The tokenizer, in parts: lines and brackets (strict_lexer.cpp), operators (strict_sign.cpp), words and numbers
// (strict_word.cpp), strings (strict_literal.cpp). It goes over the text once and knows no line numbers; a message that
// names a line counts then.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/tokens.h"

namespace ormlint {

// What a byte can begin.
enum class Byte : std::uint8_t {
  bad,
  blank,
  line_end,
  letter,
  digit,
  quote,
  dot,
  open,
  close,
  comment,
  backslash,
  sign
};
extern const std::array<Byte, 256> byte_classes;
inline Byte class_of(char c) { return byte_classes[static_cast<unsigned char>(c)]; }
// Letters, digits, underscores and all beyond ASCII.
inline bool is_word(char c) { return class_of(c) == Byte::letter || class_of(c) == Byte::digit; }

class Lexer {
 public:
  Lexer(std::string_view text, Tokens& out) : text_(text), out_(out), size_(static_cast<std::uint32_t>(text.size())) {}

  void run();

 private:
  struct Indent {
    std::uint32_t columns = 0;    // a tab goes to the next multiple of eight
    std::uint32_t alternate = 0;  // a tab counts one; both must agree, or the block depends on an editor's setting
  };
  // An f-string that is not over. Depths count brackets opened since it began.
  struct Format {
    std::uint32_t begin = 0;
    char quote = 0;
    bool triple = false, raw = false, in_format = false;
    std::uint8_t bits = 0;
    int depth = 0;   // of open brackets
    int fields = 0;  // of open replacement fields; each is a bracket, so other ones are open when this is less
  };

  char peek(std::uint32_t ahead = 0) const { return at_ + ahead < size_ ? text_[at_ + ahead] : '\0'; }
  bool more() const { return at_ < size_; }
  void add(Tok kind, std::uint32_t begin, std::uint8_t bits = 0) { out_.list.push_back({kind, bits, begin, at_}); }
  void fail(Span at, std::string message, bool speaks_first = true);
  void note(std::uint8_t minor, std::uint32_t begin, std::string_view name);

  // strict_lexer.cpp
  void line();
  bool indentation();
  void change_indent(Indent indent, std::uint32_t begin);
  bool continuation();
  void skip_line_end();
  void comment();
  void token(char c);
  void open_bracket();
  void close_bracket();
  void wrong_bracket(OpenBracket open, std::uint32_t begin);
  void bad_byte();
  void finish();

  // strict_sign.cpp
  void sign();

  // strict_word.cpp
  void word();
  bool string_prefix(std::uint32_t begin);
  void number();
  bool radix_number(std::uint32_t begin);
  bool digits();
  bool fraction_and_exponent(std::uint32_t begin, bool& whole);
  bool number_end(std::string_view kind);

  // strict_literal.cpp
  void string(std::uint32_t begin, std::uint8_t bits);
  void unterminated(std::uint32_t begin, bool triple, bool escaped_quote);
  bool ends_a_format(char quote, bool triple) const;
  void format_start(std::uint32_t begin, std::uint8_t bits);
  void format_text();
  bool format_text_ends(Format& format, std::uint32_t begin);
  void format_unterminated(const Format& format);
  void format_middle(const Format& format, std::uint32_t begin);
  bool format_colon();

  std::string_view text_;
  Tokens& out_;
  std::uint32_t size_;
  std::uint32_t at_ = 0;
  std::vector<Indent> indents_{{}};
  std::vector<Format> formats_;
  bool at_line_begin_ = true;
};

}  // namespace ormlint
