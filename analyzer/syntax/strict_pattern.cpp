// The patterns of match statements.
#include "syntax/strict_parser.h"

namespace ormlint {

// `case 1, x:` has several patterns and is a sequence, as `case x,:` is.
Expr StrictParser::case_patterns() {
  const std::uint32_t begin = t_->begin;
  const Expr first = at(Tok::star) ? star_pattern() : pattern();
  if (!at(Tok::comma)) {
    if (first.kind == ExprKind::match_star) fail();
    return first;
  }
  const std::size_t from = mark();
  waiting_.push_back(first);
  while (accept(Tok::comma) && !at(Tok::colon) && !at(Tok::kw_if)) {
    waiting_.push_back(at(Tok::star) ? star_pattern() : pattern());
  }
  return make(ExprKind::match_sequence, begin, flush(from));
}

Expr StrictParser::pattern() {
  const std::uint32_t begin = t_->begin;
  const Expr matched = or_pattern();
  if (!accept(Tok::kw_as)) return matched;
  const Token& name = *t_;
  if (name.bits & token_bits::soft_wildcard) fail();
  expect(Tok::name);
  return make(ExprKind::match_as, begin, one(matched), intern(name));
}

Expr StrictParser::or_pattern() {
  const std::uint32_t begin = t_->begin;
  const Expr first = closed_pattern();
  if (!at(Tok::vertical_bar)) return first;
  const std::size_t from = mark();
  waiting_.push_back(first);
  while (accept(Tok::vertical_bar)) waiting_.push_back(closed_pattern());
  return make(ExprKind::match_or, begin, flush(from));
}

Expr StrictParser::closed_pattern() {
  const Deeper deeper(*this);
  const std::uint32_t begin = t_->begin;
  switch (t_->kind) {
    case Tok::name:
      return name_pattern();
    case Tok::number:
    case Tok::minus: {
      const Expr value = number_pattern();
      return make(ExprKind::match_value, begin, one(value));
    }
    case Tok::string:
    case Tok::fstring_start: {
      const Expr value = strings();
      return make(ExprKind::match_value, begin, one(value));
    }
    case Tok::kw_none:
    case Tok::kw_true:
    case Tok::kw_false: {
      const Expr value = atom();
      return make(ExprKind::match_singleton, begin, one(value));
    }
    case Tok::left_paren:
    case Tok::left_bracket:
      return sequence_pattern();
    case Tok::left_brace:
      return mapping_pattern();
    default:
      fail();
      return {};
  }
}

Expr StrictParser::star_pattern() {
  const std::uint32_t begin = (t_++)->begin;
  const Token& name = *t_;
  expect(Tok::name);
  const Text text = name.bits & token_bits::soft_wildcard ? Text{} : intern(name);
  return make(ExprKind::match_star, begin, {}, text);
}

// A number with a sign or an imaginary part.
Expr StrictParser::number_pattern() {
  const std::uint32_t begin = t_->begin;
  const bool negative = accept(Tok::minus);
  if (!at(Tok::number)) {
    fail();
    return {};
  }
  Expr left = number();
  if (negative) left = make(ExprKind::unary, begin, one(left), {}, Op::negate);
  if (!at(Tok::plus) && !at(Tok::minus)) return left;
  const Op op = (t_++)->kind == Tok::plus ? Op::add : Op::sub;
  if (!at(Tok::number)) {
    fail();
    return {};
  }
  const Expr right = number();
  return make(ExprKind::binary, begin, two(left, right), {}, op);
}

// A capture, the wildcard, a dotted value or a class.
Expr StrictParser::name_pattern() {
  const std::uint32_t begin = t_->begin;
  const Token& first = *t_++;
  if (!at(Tok::dot) && !at(Tok::left_paren)) {
    const Text text = first.bits & token_bits::soft_wildcard ? Text{} : intern(first);
    return make(ExprKind::match_as, begin, one({}), text);
  }
  Expr value = make(ExprKind::name, begin, {}, intern(first));
  while (at(Tok::dot)) attribute(value, begin);
  if (at(Tok::left_paren)) return class_pattern(value, begin);
  return make(ExprKind::match_value, begin, one(value));
}

Expr StrictParser::class_pattern(const Expr& name, std::uint32_t begin) {
  const std::size_t from = mark();
  waiting_.push_back(name);
  ++t_;
  bool keywords = false;
  while (!at(Tok::right_paren)) {
    if (at(Tok::name) && t_[1].kind == Tok::assign) {
      keywords = true;
      const Token& key = *t_;
      t_ += 2;
      const Expr value = pattern();
      waiting_.push_back(make(ExprKind::keyword, key.begin, one(value), intern(key)));
    } else if (keywords) {
      fail();
    } else {
      waiting_.push_back(pattern());
    }
    if (!accept(Tok::comma)) break;
  }
  expect(Tok::right_paren);
  return make(ExprKind::match_class, begin, flush(from));
}

// Between brackets a sequence; between parentheses one pattern without a comma is itself.
Expr StrictParser::sequence_pattern() {
  const std::uint32_t begin = t_->begin;
  const bool group = at(Tok::left_paren);
  const Tok close = group ? Tok::right_paren : Tok::right_bracket;
  ++t_;
  const std::size_t from = mark();
  bool comma = false;
  while (!at(close)) {
    waiting_.push_back(at(Tok::star) ? star_pattern() : pattern());
    if (!at(Tok::comma)) break;
    comma = true;
    ++t_;
  }
  expect(close);
  if (group && !comma && mark() - from == 1) {
    const Expr alone = waiting_.back();
    waiting_.pop_back();
    if (alone.kind == ExprKind::match_star) fail();
    return alone;
  }
  return make(ExprKind::match_sequence, begin, flush(from));
}

Expr StrictParser::mapping_pattern() {
  const std::uint32_t begin = (t_++)->begin;
  const std::size_t from = mark();
  while (!at(Tok::right_brace)) {
    if (at(Tok::double_star)) {
      const std::uint32_t star = (t_++)->begin;
      const Token& name = *t_;
      if (name.bits & token_bits::soft_wildcard) fail();
      expect(Tok::name);
      waiting_.push_back(make(ExprKind::match_star, star, {}, intern(name)));
      accept(Tok::comma);
      break;
    }
    const Expr key = literal_key();
    expect(Tok::colon);
    waiting_.push_back(key);
    waiting_.push_back(pattern());
    if (!accept(Tok::comma)) break;
  }
  expect(Tok::right_brace);
  return make(ExprKind::match_mapping, begin, flush(from));
}

Expr StrictParser::literal_key() {
  if (at(Tok::number) || at(Tok::minus)) return number_pattern();
  if (!at(Tok::name)) {
    const bool constant = at(Tok::kw_none) || at(Tok::kw_true) || at(Tok::kw_false);
    if (constant || at(Tok::string) || at(Tok::fstring_start)) return atom();
    fail();
    return {};
  }
  const std::uint32_t begin = t_->begin;
  Expr value = name_token();
  if (!at(Tok::dot)) fail();
  while (at(Tok::dot)) attribute(value, begin);
  return value;
}

}  // namespace ormlint
