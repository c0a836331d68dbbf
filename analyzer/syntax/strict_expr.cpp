// Expressions with operators. One loop climbs all binary operators by their precedence.
#include <array>

#include "syntax/strict_parser.h"

namespace ormlint {

namespace {

struct Binary {
  std::uint8_t precedence = 0;  // 0: no binary operator
  Op op = Op::none;
};

constexpr int and_level = 2, not_level = 3, compare_level = 4;

constexpr std::array<Binary, token_kinds> make_operators() {
  std::array<Binary, token_kinds> made{};
  const auto put = [&](Tok kind, std::uint8_t precedence, Op op) {
    made[static_cast<std::size_t>(kind)] = {precedence, op};
  };
  put(Tok::kw_or, 1, Op::logical_or);
  put(Tok::kw_and, and_level, Op::logical_and);
  put(Tok::kw_not, compare_level, Op::not_in);
  put(Tok::kw_in, compare_level, Op::in);
  put(Tok::kw_is, compare_level, Op::is);
  put(Tok::equal, compare_level, Op::equal);
  put(Tok::not_equal, compare_level, Op::not_equal);
  put(Tok::less, compare_level, Op::less);
  put(Tok::less_equal, compare_level, Op::less_equal);
  put(Tok::greater, compare_level, Op::greater);
  put(Tok::greater_equal, compare_level, Op::greater_equal);
  put(Tok::vertical_bar, 5, Op::bit_or);
  put(Tok::circumflex, 6, Op::bit_xor);
  put(Tok::ampersand, 7, Op::bit_and);
  put(Tok::left_shift, 8, Op::left_shift);
  put(Tok::right_shift, 8, Op::right_shift);
  put(Tok::plus, 9, Op::add);
  put(Tok::minus, 9, Op::sub);
  put(Tok::star, 10, Op::mult);
  put(Tok::slash, 10, Op::div);
  put(Tok::double_slash, 10, Op::floor_div);
  put(Tok::percent, 10, Op::mod);
  put(Tok::at, 10, Op::mat_mult);
  return made;
}

constexpr std::array<Binary, token_kinds> binary_operators = make_operators();

constexpr bool is_atom(Tok kind) {
  return kind == Tok::name || kind == Tok::string || kind == Tok::number || kind == Tok::kw_none ||
         kind == Tok::kw_true || kind == Tok::kw_false;
}

constexpr bool ends_expression(Tok kind) {
  return kind == Tok::comma || kind == Tok::right_paren || kind == Tok::newline || kind == Tok::colon ||
         kind == Tok::right_bracket || kind == Tok::right_brace || kind == Tok::assign;
}

constexpr Binary binary(Tok kind) { return binary_operators[static_cast<std::size_t>(kind)]; }

}  // namespace

void StrictParser::fail() {
  if (!failed_) failed_ = t_;
  if (furthest_ < failed_) furthest_ = failed_;
  t_ = last_;
}

Slice<Expr> StrictParser::flush(std::size_t mark) {
  const Slice<Expr> made = tree_.exprs.add_all({waiting_.data() + mark, waiting_.size() - mark});
  waiting_.resize(mark);
  return made;
}

// An Expr is made where its reader wants it: each of the functions that most expressions pass through returns one
// variable, so that nothing is copied on the way. A copy just behind the stores that made the value stalls.

Expr StrictParser::star_expressions() {
  const std::uint32_t begin = t_->begin;
  Expr made = star_expression();
  if (!at(Tok::comma)) return made;
  const std::size_t from = mark();
  waiting_.push_back(made);
  while (accept(Tok::comma) && begins_expression(t_->kind)) waiting_.push_back(star_expression());
  made = make(ExprKind::tuple, begin, flush(from));
  return made;
}

Expr StrictParser::star_expression() { return at(Tok::star) ? starred() : expression(); }

Expr StrictParser::starred() {
  const std::uint32_t begin = (t_++)->begin;
  const Expr value = bitwise_or();
  return make(ExprKind::starred, begin, one(value));
}

Expr StrictParser::named_expression() {
  const Token* const first = t_;
  Expr made = at(Tok::name) && t_[1].kind == Tok::walrus ? assignment_expression() : expression();
  if (second_ && !failed() && made.kind != ExprKind::named) after_named(made, first);
  return made;
}

// At a name with a walrus behind it.
Expr StrictParser::assignment_expression() {
  const std::uint32_t begin = t_->begin;
  const Expr name = name_token();
  note(8, {t_->begin, t_->end}, "an assignment expression");
  ++t_;
  const Expr value = expression();
  return make(ExprKind::named, begin, two(name, value));
}

Expr StrictParser::name_token() {
  if (!at(Tok::name)) {
    fail();
    return {};
  }
  const Token& token = *t_++;
  return {ExprKind::name, Op::none, {token.begin, token.end}, intern(token), {}};
}

Expr StrictParser::expression() {
  // Every second expression is one token.
  if (is_atom(t_->kind) && ends_expression(t_[1].kind) && !second_) return atom();
  return at(Tok::kw_lambda) ? lambda() : conditional();
}

Expr StrictParser::conditional() {
  const Token* const first = t_;
  const std::uint32_t begin = t_->begin;
  Expr made = disjunction();
  if (second_ && !failed()) after_disjunction(first);
  if (!at(Tok::kw_if)) return made;
  ++t_;
  const Deeper deeper(*this);
  const Expr test = disjunction();
  if (second_ && !failed() && !at(Tok::kw_else)) after_condition(first);
  expect(Tok::kw_else);
  const Expr otherwise = expression();
  const std::size_t from = mark();
  waiting_.insert(waiting_.end(), {test, made, otherwise});
  made = make(ExprKind::conditional, begin, flush(from));
  return made;
}

Expr StrictParser::operators(int least) {
  const std::uint32_t begin = t_->begin;
  const bool negated = at(Tok::kw_not);
  Expr left = negated ? negation(least) : unary();
  const int next = binary(t_->kind).precedence;
  // What binds more than `not` is in its operand already, or an error.
  if (next >= least && !(negated && next >= compare_level)) climb(left, begin, least);
  return left;
}

// At `not`.
Expr StrictParser::negation(int least) {
  if (least > not_level) {
    fail();
    return {};
  }
  const std::uint32_t begin = (t_++)->begin;
  const Deeper deeper(*this);
  const Expr operand = operators(not_level);
  return make(ExprKind::unary, begin, one(operand), {}, Op::logical_not);
}

void StrictParser::climb(Expr& left, std::uint32_t begin, int least) {
  for (;;) {
    const Binary found = binary(t_->kind);
    if (found.precedence < least || found.precedence == 0) return;
    if (found.precedence <= and_level) {
      left = boolean(left, begin, t_->kind);
      continue;
    }
    if (found.precedence == compare_level) {
      if (at(Tok::kw_not) && t_[1].kind != Tok::kw_in) return;
      left = comparison(left, begin);
      continue;
    }
    ++t_;
    const Expr right = operators(found.precedence + 1);
    left = make(ExprKind::binary, begin, two(left, right), {}, found.op);
  }
}

Expr StrictParser::boolean(const Expr& left, std::uint32_t begin, Tok kind) {
  const Binary found = binary(kind);
  const std::size_t from = mark();
  waiting_.push_back(left);
  while (accept(kind)) waiting_.push_back(operators(found.precedence + 1));
  return make(ExprKind::boolean, begin, flush(from), {}, found.op);
}

Expr StrictParser::comparison(const Expr& left, std::uint32_t begin) {
  const std::size_t from = mark();
  waiting_.push_back(left);
  while (binary(t_->kind).precedence == compare_level) {
    Op op = binary(t_->kind).op;
    if (op == Op::not_in && t_[1].kind != Tok::kw_in) break;
    ++t_;
    if (op == Op::not_in) ++t_;
    if (op == Op::is && accept(Tok::kw_not)) op = Op::is_not;
    const std::uint32_t right = t_->begin;
    const Expr operand = bitwise_or();
    waiting_.push_back(make(ExprKind::comparator, right, one(operand), {}, op));
  }
  return make(ExprKind::compare, begin, flush(from));
}

Expr StrictParser::unary() {
  switch (t_->kind) {
    case Tok::minus:
      return prefixed(Op::negate);
    case Tok::plus:
      return prefixed(Op::plus);
    case Tok::tilde:
      return prefixed(Op::invert);
    default:
      return power();
  }
}

Expr StrictParser::prefixed(Op op) {
  const std::uint32_t begin = (t_++)->begin;
  const Deeper deeper(*this);
  const Expr operand = unary();
  return make(ExprKind::unary, begin, one(operand), {}, op);
}

Expr StrictParser::power() {
  const std::uint32_t begin = t_->begin;
  Expr made = at(Tok::kw_await) ? awaited() : primary();
  if (!at(Tok::double_star)) return made;
  ++t_;
  const Deeper deeper(*this);
  const Expr exponent = unary();
  made = make(ExprKind::binary, begin, two(made, exponent), {}, Op::pow);
  return made;
}

Expr StrictParser::awaited() {
  const std::uint32_t begin = (t_++)->begin;
  const Expr value = primary();
  return make(ExprKind::await, begin, one(value));
}

Expr StrictParser::lambda() {
  const std::uint32_t begin = (t_++)->begin;
  const Deeper deeper(*this);
  const Expr taken = parameters(true);
  expect(Tok::colon);
  const Expr value = expression();
  return make(ExprKind::lambda, begin, two(taken, value));
}

// At `yield`.
Expr StrictParser::yield() {
  const std::uint32_t begin = (t_++)->begin;
  if (accept(Tok::kw_from)) {
    const Expr value = expression();
    return make(ExprKind::yield_from, begin, one(value));
  }
  const Expr value = begins_expression(t_->kind) ? star_expressions() : Expr{};
  return make(ExprKind::yield, begin, one(value));
}

}  // namespace ormlint
