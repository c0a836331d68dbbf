// Calls with their arguments, and subscripts.
#include <utility>

#include "syntax/strict_parser.h"

namespace ormlint {

namespace {

// Which arguments may still come: all, no positional ones, only keywords.
constexpr int keywords_began = 1, mapping_came = 2;

}  // namespace

void StrictParser::call(Expr& callee, std::uint32_t begin) {
  const std::size_t from = mark();
  waiting_.push_back(callee);
  ++t_;
  const Deeper deeper(*this);
  const bool outer = std::exchange(annotation_, false);  // Annotated[str, Field("…")]: a call is made, not read
  arguments();
  annotation_ = outer;
  callee = make(ExprKind::call, begin, flush(from));
}

// Behind an opening parenthesis, up to and with the closing one; what is read waits.
void StrictParser::arguments() {
  const std::uint32_t open = t_[-1].begin;
  const Token* const before = t_;
  int stage = 0;
  while (!at(Tok::right_paren)) {
    const Token* const begin = t_;
    const Expr given = argument(stage);
    if (at_comprehension()) {
      // A generator may go without parentheses of its own when it is alone.
      const std::size_t from = mark();
      waiting_.push_back(given);
      const bool alone = begin == before && given.kind != ExprKind::keyword && given.kind != ExprKind::starred;
      if (second_) generator_argument(given, begin, alone);
      const Expr made = comprehension(ExprKind::generator, open, from, Tok::right_paren);
      waiting_.push_back(made);
      if (!alone) fail();
      return;
    }
    waiting_.push_back(given);
    if (second_ && at(Tok::assign)) wrong_argument(begin);
    if (!accept(Tok::comma)) break;
  }
  expect(Tok::right_paren);
}

Expr StrictParser::argument(int& stage) {
  const std::uint32_t begin = t_->begin;
  switch (t_->kind) {
    case Tok::star: {
      if (stage == mapping_came) {
        if (second_) late_positional(true);
        break;
      }
      ++t_;
      if (second_ && !begins_expression(t_->kind)) raise({t_->begin, t_->end}, "Invalid star expression");
      const Expr value = expression();
      return make(ExprKind::starred, begin, one(value));
    }
    case Tok::double_star: {
      ++t_;
      stage = mapping_came;
      const Expr value = expression();
      return make(ExprKind::keyword, begin, one(value));
    }
    case Tok::name:
      if (t_[1].kind == Tok::assign) {
        const Text name = intern(*t_);
        t_ += 2;
        if (second_ && (at(Tok::comma) || at(Tok::right_paren))) {
          raise({begin, last_end()}, "expected argument value expression");
        }
        if (stage == 0) stage = keywords_began;
        const Expr value = expression();
        return make(ExprKind::keyword, begin, one(value), name);
      }
      [[fallthrough]];
    default:
      if (stage == 0) return at(Tok::name) && t_[1].kind == Tok::walrus ? named_expression() : expression();
      if (second_) late_positional(stage == mapping_came);
  }
  fail();
  return {};
}

void StrictParser::subscript(Expr& object, std::uint32_t begin) {
  ++t_;
  const Deeper deeper(*this);
  // The strings of Literal["a", "b"] are values and spell nothing.
  const bool outer = annotation_;
  if (annotation_) annotation_ = !tree_.text(object).ends_with("Literal");
  const std::uint32_t first = t_->begin;
  Expr index = slice();
  if (at(Tok::comma) || index.kind == ExprKind::starred) {
    const std::size_t from = mark();
    waiting_.push_back(index);
    while (accept(Tok::comma) && !at(Tok::right_bracket)) waiting_.push_back(slice());
    index = make(ExprKind::tuple, first, flush(from));
  }
  annotation_ = outer;
  expect(Tok::right_bracket);
  object = make(ExprKind::subscript, begin, two(object, index));
}

Expr StrictParser::slice() {
  const std::uint32_t begin = t_->begin;
  if (at(Tok::star)) {
    note(11, {begin, t_->end}, "unpacking in an index");
    ++t_;
    const Expr value = expression();
    return make(ExprKind::starred, begin, one(value));
  }
  Expr lower;
  if (!at(Tok::colon)) {
    const bool walrus = at(Tok::name) && t_[1].kind == Tok::walrus;
    lower = named_expression();
    if (!at(Tok::colon) || walrus) return lower;
  }
  expect(Tok::colon);
  const auto open = [&] { return at(Tok::colon) || at(Tok::comma) || at(Tok::right_bracket); };
  const Expr upper = open() ? Expr{} : expression();
  Expr step;
  if (accept(Tok::colon) && !open()) step = expression();
  const std::size_t from = mark();
  waiting_.insert(waiting_.end(), {lower, upper, step});
  return make(ExprKind::slice, begin, flush(from));
}

}  // namespace ormlint
