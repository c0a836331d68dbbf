// Atoms, displays, comprehensions, attributes.
#include <algorithm>

#include "syntax/identifiers.h"
#include "syntax/strict_parser.h"

namespace ormlint {

Expr StrictParser::primary() {
  const std::uint32_t begin = t_->begin;
  Expr left = atom();
  for (;;) {
    switch (t_->kind) {
      case Tok::dot:
        if (second_ && t_[1].kind != Tok::name) return left;  // what it would be without the dot is asked first
        attribute(left, begin);
        break;
      case Tok::left_paren:
        call(left, begin);
        break;
      case Tok::left_bracket:
        subscript(left, begin);
        break;
      default:
        return left;
    }
  }
}

// From here on an object becomes what is read of it.
void StrictParser::attribute(Expr& object, std::uint32_t begin) {
  ++t_;
  if (!at(Tok::name)) return fail();
  const Text name = intern(*t_++);
  object = make(ExprKind::attribute, begin, one(object), name);
}

Expr StrictParser::atom() {
  const Token& token = *t_;
  switch (token.kind) {
    case Tok::name:
      ++t_;
      return {ExprKind::name, Op::none, {token.begin, token.end}, intern(token), {}};
    case Tok::string:
    case Tok::fstring_start:
      return strings();
    case Tok::number:
      return number();
    case Tok::left_paren:
      return parenthesized();
    case Tok::left_bracket:
      return list_display();
    case Tok::left_brace:
      return brace_display();
    case Tok::kw_none:
    case Tok::kw_true:
    case Tok::kw_false:
    case Tok::ellipsis:
      ++t_;
      return {ExprKind::constant, Op::none, {token.begin, token.end}, intern(token), {}};
    default:
      fail();
      return {};
  }
}

Expr StrictParser::number() {
  const Token& token = *t_++;
  std::string_view written = source(token);
  if (token.bits & token_bits::underscores) {
    buffer_.clear();
    std::ranges::copy_if(written, std::back_inserter(buffer_), [](char c) { return c != '_'; });
    written = buffer_;
  }
  return {ExprKind::number, Op::none, {token.begin, token.end}, intern(written), {}};
}

// At an opening parenthesis: a group, a tuple or a generator.
Expr StrictParser::parenthesized() {
  const std::uint32_t begin = (t_++)->begin;
  const Deeper deeper(*this);
  if (accept(Tok::right_paren)) return make(ExprKind::tuple, begin);
  if (at(Tok::kw_yield)) {
    const Expr value = yield();
    expect(Tok::right_paren);
    return value;
  }
  const std::size_t from = mark();
  const Expr first = star_named_expression();
  if (accept(Tok::right_paren)) {
    if (first.kind != ExprKind::starred) return first;
    --t_;
    if (second_) raise(first.span, "cannot use starred expression here");
    fail();
    return first;
  }
  waiting_.push_back(first);
  if (at_comprehension()) return comprehension(ExprKind::generator, begin, from, Tok::right_paren);
  return tuple_rest(begin, from);
}

Expr StrictParser::tuple_rest(std::uint32_t begin, std::size_t from) {
  while (accept(Tok::comma) && !at(Tok::right_paren)) waiting_.push_back(star_named_expression());
  expect(Tok::right_paren);
  return make(ExprKind::tuple, begin, flush(from));
}

Expr StrictParser::star_named_expression() { return at(Tok::star) ? star_expression() : named_expression(); }

Expr StrictParser::list_display() {
  const std::uint32_t begin = (t_++)->begin;
  const Deeper deeper(*this);
  if (accept(Tok::right_bracket)) return make(ExprKind::list, begin);
  const std::size_t from = mark();
  waiting_.push_back(star_named_expression());
  if (at_comprehension()) return comprehension(ExprKind::list_comp, begin, from, Tok::right_bracket);
  while (accept(Tok::comma) && !at(Tok::right_bracket)) waiting_.push_back(star_named_expression());
  expect(Tok::right_bracket);
  return make(ExprKind::list, begin, flush(from));
}

Expr StrictParser::brace_display() {
  const std::uint32_t begin = (t_++)->begin;
  const Deeper deeper(*this);
  if (at(Tok::right_brace) || at(Tok::double_star)) return dict_display(begin);
  const Expr first = star_named_expression();
  if (!at(Tok::colon) || first.kind == ExprKind::starred) return set_display(begin, first);
  ++t_;
  if (second_) wrong_pair();
  const std::size_t from = mark();
  const Expr value = expression();
  waiting_.insert(waiting_.end(), {first, value});
  if (at_comprehension()) return comprehension(ExprKind::dict_comp, begin, from, Tok::right_brace);
  if (accept(Tok::comma)) {
    const Expr rest = dict_display(begin);
    return {rest.kind, rest.op, rest.span, {}, flush(from)};
  }
  expect(Tok::right_brace);
  return make(ExprKind::dict, begin, flush(from));
}

// Pairs up to the closing brace; they stay waiting, behind what waits already, when the caller has read the first.
Expr StrictParser::dict_display(std::uint32_t begin) {
  const std::size_t from = mark();
  const bool first = t_[-1].kind == Tok::left_brace;
  while (!at(Tok::right_brace)) {
    if (accept(Tok::double_star)) {
      const Expr value = bitwise_or();
      waiting_.insert(waiting_.end(), {Expr{}, value});
    } else {
      const Expr key = expression();
      if (second_ && !failed() && !at(Tok::colon)) wrong_pair();
      expect(Tok::colon);
      if (second_ && !failed()) wrong_pair();
      const Expr value = expression();
      waiting_.insert(waiting_.end(), {key, value});
    }
    if (!accept(Tok::comma)) break;
  }
  expect(Tok::right_brace);
  return make(ExprKind::dict, begin, first ? flush(from) : Slice<Expr>{});
}

Expr StrictParser::set_display(std::uint32_t begin, const Expr& first) {
  const std::size_t from = mark();
  waiting_.push_back(first);
  if (at_comprehension()) return comprehension(ExprKind::set_comp, begin, from, Tok::right_brace);
  while (accept(Tok::comma) && !at(Tok::right_brace)) waiting_.push_back(star_named_expression());
  expect(Tok::right_brace);
  return make(ExprKind::set, begin, flush(from));
}

bool StrictParser::at_comprehension() const {
  return at(Tok::kw_for) || (at(Tok::kw_async) && t_[1].kind == Tok::kw_for);
}

// Behind the element, which waits.
Expr StrictParser::comprehension(ExprKind kind, std::uint32_t begin, std::size_t from, Tok close) {
  if (waiting_[from].kind == ExprKind::starred) {  // CPython 3.15 unpacks there
    fail();
    return {};
  }
  while (at_comprehension()) comprehension_clause();
  expect(close);
  return make(kind, begin, flush(from));
}

void StrictParser::comprehension_clause() {
  const std::uint32_t begin = t_->begin;
  const std::size_t from = mark();
  const Op op = accept(Tok::kw_async) ? Op::is_async : Op::none;
  ++t_;
  waiting_.push_back(star_targets());
  if (second_ && !at(Tok::kw_in)) raise({t_->begin, t_->end}, "'in' expected after for-loop variables");
  expect(Tok::kw_in);
  waiting_.push_back(disjunction());
  while (accept(Tok::kw_if)) waiting_.push_back(disjunction());
  const Slice<Expr> parts = flush(from);
  waiting_.push_back(make(ExprKind::comprehension, begin, parts, {}, op));
}

// A name beyond ASCII is the one that CPython makes of it.
Text StrictParser::intern_foreign(const Token& token) {
  if (token.kind != Tok::name) return intern(source(token));
  const std::string name = normalized_identifier(source(token));
  if (name != source(token)) tree_.respelled.push_back({token.begin, token.end});
  return intern(name);
}

}  // namespace ormlint
