// String literals: adjacent ones are joined as CPython joins them, escapes decoded, f-strings taken apart, and
// annotations that are spelled in strings read.
#include <algorithm>
#include <utility>

#include "syntax/literals.h"
#include "syntax/strict_parser.h"

namespace ormlint {

namespace {

// In an f-string's text a doubled brace is one brace.
void undouble_braces(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    out += text[at];
    if ((text[at] == '{' || text[at] == '}') && at + 1 < text.size() && text[at + 1] == text[at]) ++at;
  }
}

}  // namespace

void StrictParser::Pieces::extend(Span by) {
  if (!any) span.begin = by.begin;
  span.end = by.end;
  any = true;
}

// One literal, or several next to each other.
Expr StrictParser::strings() {
  const Token& first = *t_;
  if (first.kind == Tok::string && t_[1].kind != Tok::string && t_[1].kind != Tok::fstring_start) {
    ++t_;
    return plain_string(first);
  }
  const std::size_t from = mark();
  Pieces pieces;
  for (;;) {
    if (at(Tok::fstring_start)) {
      format_string(pieces);
    } else if (at(Tok::string)) {
      const Token& token = *t_++;
      (token.bits & token_bits::bytes ? pieces.bytes : pieces.characters) = true;
      const std::string_view written = body(token);
      const auto begin = static_cast<std::uint32_t>(written.data() - text_.data());
      decode(token, written, token.bits, pieces.text);
      if (!written.empty()) pieces.extend({begin, begin + static_cast<std::uint32_t>(written.size())});
    } else {
      break;
    }
  }
  return literal_pieces(first.begin, from, pieces);
}

Expr StrictParser::literal_pieces(std::uint32_t begin, std::size_t from, Pieces& pieces) {
  if (pieces.bytes && (pieces.characters || pieces.formatted)) {
    raise({begin, last_end()}, "cannot mix bytes and nonbytes literals");
  }
  if (!pieces.formatted) {
    return make(pieces.bytes ? ExprKind::bytes : ExprKind::string, begin, {}, intern(pieces.text));
  }
  flush_text(pieces);
  return make(pieces.is_template ? ExprKind::template_string : ExprKind::joined_string, begin, flush(from));
}

Expr StrictParser::plain_string(const Token& token) {
  const bool bytes = token.bits & token_bits::bytes;
  std::string_view value = body(token);
  if (token.bits & (token_bits::escaped | token_bits::bytes)) {
    buffer_.clear();
    decode(token, value, token.bits, buffer_);
    value = buffer_;
  }
  const Expr literal{bytes ? ExprKind::bytes : ExprKind::string, Op::none, {token.begin, token.end}, intern(value), {}};
  return annotation_ && !bytes ? annotation_in_string(literal, token) : literal;
}

// What stands between the quotes.
std::string_view StrictParser::body(const Token& token) const {
  std::string_view written = source(token);
  if (token.bits & token_bits::prefixed) written.remove_prefix(written.find_first_of("'\""));
  const std::size_t quotes = token.bits & token_bits::triple ? 3 : 1;
  if (written.size() < 2 * quotes) return {};
  return written.substr(quotes, written.size() - 2 * quotes);
}

void StrictParser::decode(const Token& token, std::string_view written, std::uint8_t bits, std::string& out) {
  const bool bytes = bits & token_bits::bytes;
  if (bytes && std::ranges::any_of(written, [](char c) { return (c & 0x80) != 0; })) {
    return raise({token.begin, token.end}, "bytes can only contain ASCII literal characters");
  }
  if (!(bits & token_bits::escaped)) {
    out += written;
    return;
  }
  std::string reason;
  const auto decoded = decode_string(written, bits & token_bits::raw, bytes, &reason);
  if (!decoded) return raise({token.begin, token.end}, reason);
  out += *decoded;
}

// From its start to its end.
void StrictParser::format_string(Pieces& pieces) {
  pieces.formatted = true;
  pieces.is_template |= (t_->bits & token_bits::is_template) != 0;
  for (++t_; !at(Tok::fstring_end);) {
    if (at(Tok::fstring_middle)) {
      const Token& token = *t_++;
      std::string text;
      undouble_braces(source(token), text);
      decode(token, text, token.bits | token_bits::escaped, pieces.text);
      pieces.extend({token.begin, token.end});
    } else if (at(Tok::left_brace)) {
      field(pieces);
    } else {
      return fail();
    }
  }
  ++t_;
}

void StrictParser::flush_text(Pieces& pieces) {
  if (!pieces.text.empty()) {
    waiting_.push_back({ExprKind::string, Op::none, pieces.span, intern(pieces.text), {}});
  }
  pieces.text.clear();
  pieces.any = false;
}

// {value = !conversion :format}
void StrictParser::field(Pieces& pieces) {
  const std::uint32_t begin = (t_++)->begin;
  const Deeper deeper(*this);
  if (second_ && !begins_expression(t_->kind) && !at(Tok::kw_yield)) wrong_field();
  const Expr value = at(Tok::kw_yield) ? yield() : star_expressions();
  const bool shown = accept(Tok::assign);
  const bool goes_on = at(Tok::exclamation) || at(Tok::colon) || at(Tok::right_brace);
  if (second_ && !failed() && !goes_on && !at(Tok::error)) wrong_field();
  const std::uint32_t shown_end = t_->begin;
  Op op = conversion();
  const Expr format = at(Tok::colon) ? format_spec() : Expr{};
  if (shown && op == Op::none && format.kind == ExprKind::absent) op = Op::to_repr;
  expect(Tok::right_brace);
  if (failed()) return;
  if (shown) {
    note(8, {begin, last_end()}, "a self-documenting field of an f-string");
    append_shown(begin + 1, shown_end, pieces.text);
    pieces.extend({begin, last_end()});
  }
  flush_text(pieces);
  waiting_.push_back(make(ExprKind::formatted_value, begin, two(value, format), {}, op));
}

Op StrictParser::conversion() {
  if (!at(Tok::exclamation)) return Op::none;
  const std::uint32_t end = (t_++)->end;
  if (!at(Tok::name)) {
    fail();
    return Op::none;
  }
  const Token& token = *t_++;
  const std::string_view letter = source(token);
  if (token.begin != end)
    raise({end - 1, token.end}, "f-string: conversion type must come right after the exclamation mark");
  if (letter == "s") return Op::to_str;
  if (letter == "r") return Op::to_repr;
  if (letter == "a") return Op::to_ascii;
  raise({token.begin, token.end},
        "f-string: invalid conversion character '" + std::string(letter) + "': expected 's', 'r', or 'a'");
  return Op::none;
}

Expr StrictParser::format_spec() {
  const std::uint32_t begin = (t_++)->begin;
  const std::size_t from = mark();
  Pieces pieces;
  for (;;) {
    if (at(Tok::fstring_middle)) {
      const Token& token = *t_++;
      decode(token, source(token), (token.bits & ~token_bits::raw) | token_bits::escaped, pieces.text);
      pieces.extend({token.begin, token.end});
    } else if (at(Tok::left_brace)) {
      field(pieces);
    } else {
      break;
    }
  }
  flush_text(pieces);
  return make(ExprKind::joined_string, begin, flush(from));
}

// f"{x = }" also prints its own text, up to and with the blanks behind the equals sign, without comments.
void StrictParser::append_shown(std::uint32_t begin, std::uint32_t end, std::string& out) const {
  for (std::uint32_t at = begin; at < end; ++at) {
    if (text_[at] == '#') {
      while (at < end && text_[at] != '\n' && text_[at] != '\r') ++at;
    }
    if (at >= end) return;
    if (text_[at] == '\r') {
      if (at + 1 < end && text_[at + 1] == '\n') ++at;
      out += '\n';
    } else {
      out += text_[at];
    }
  }
}

// `Mapped["User"]` means the expression that its string spells. It is read into the same tree, so that whoever reads
// annotations finds names in them.
Expr StrictParser::annotation_in_string(Expr literal, const Token& token) {
  const std::string decoded(tree_.strings[literal.text]);
  const std::string text = "(" + decoded + ")\n";
  const Tokens tokens = tokenize(text);
  if (tokens.error) return literal;
  const std::size_t before = tree_.exprs.size(), respelled = tree_.respelled.size();
  const NewSyntax newest = tree_.newest;  // nobody compiles what a string spells
  StrictParser inside(text, tokens, tree_);
  Expr spelled = inside.only_expression(true);
  longest_spelled_ = std::max(longest_spelled_, inside.longest_line());
  tree_.newest = newest;
  if (inside.failed() || spelled.kind == ExprKind::absent) {
    // Whoever looks at all expressions does not meet those that belong to nothing.
    for (std::size_t n = before; n < tree_.exprs.size(); ++n)
      tree_.exprs[Id<Expr>{static_cast<std::uint32_t>(n)}].kind = ExprKind::absent;
    return literal;
  }
  // Escapes would shift the places of names; then every node stands for the whole literal.
  const std::string_view written = body(token);
  const auto shift = static_cast<std::uint32_t>(written.data() - text_.data()) - 1;
  const auto place = [&](Expr& expr) {
    if (expr.kind == ExprKind::absent) return;
    expr.span = written == decoded ? Span{expr.span.begin + shift, expr.span.end + shift} : literal.span;
  };
  for (std::size_t n = before; n < tree_.exprs.size(); ++n) place(tree_.exprs[Id<Expr>{static_cast<std::uint32_t>(n)}]);
  place(spelled);
  for (std::size_t n = respelled; n < tree_.respelled.size(); ++n) {
    Span& at = tree_.respelled[n];
    at = written == decoded ? Span{at.begin + shift, at.end + shift} : literal.span;
  }
  literal.parts = one(spelled);
  return literal;
}

}  // namespace ormlint
