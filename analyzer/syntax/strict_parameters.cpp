// Parameters of functions and lambdas, type parameters, annotations.
#include <utility>

#include "syntax/strict_parser.h"

namespace ormlint {

Expr StrictParser::annotation() {
  const bool outer = std::exchange(annotation_, true);
  const Expr made = expression();
  annotation_ = outer;
  return made;
}

// A function's stand between parentheses that belong to them; a lambda's end before the colon.
Expr StrictParser::parameters(bool is_lambda) {
  const std::uint32_t begin = is_lambda ? t_[-1].begin : t_->begin;
  const Tok close = is_lambda ? Tok::colon : Tok::right_paren;
  if (!is_lambda) expect(Tok::left_paren);
  const std::uint32_t first = t_->begin;
  const std::size_t from = mark();
  bool defaults = false, keyword_only = false, slash = false;
  while (!at(close)) {
    if (at(Tok::star) || at(Tok::double_star)) {
      const bool last = at(Tok::double_star);
      if (keyword_only && !last) {
        if (second_) wrong_parameter(close, from);
        fail();
      }
      if (!starred_parameter(is_lambda, keyword_only, from)) continue;
      if (last) {
        const bool comma = accept(Tok::comma);
        if (second_) after_mapping(comma);
        if (!at(close)) fail();
        break;
      }
    } else if (at(Tok::slash)) {
      if (slash || keyword_only || mark() == from) {
        if (second_) wrong_parameter(close, from);
        fail();
      }
      note(8, {t_->begin, t_->end}, "a positional-only parameter");
      slash = true;
      ++t_;
      for (std::size_t n = from; n < mark(); ++n) waiting_[n].op = Op::positional_only;
    } else {
      const Token* const name = t_;
      waiting_.push_back(parameter(is_lambda, keyword_only ? Op::keyword_only : Op::positional_or_keyword));
      if (failed()) break;
      const bool has_default = tree_[waiting_.back().parts[1]].kind != ExprKind::absent;
      if (defaults && !has_default && !keyword_only) {
        const bool ends = at(Tok::comma) || at(close);
        if (second_ && ends) {
          raise({name->begin, last_end()}, "parameter without a default follows parameter with a default");
        }
        fail();
        break;
      }
      defaults |= has_default;
    }
    if (!accept(Tok::comma)) break;
  }
  if (!is_lambda) expect(Tok::right_paren);
  const bool none = is_lambda && mark() == from;
  const Span span = none ? Span{begin, begin} : Span{is_lambda ? first : begin, last_end()};
  return {ExprKind::parameters, Op::none, span, {}, flush(from)};
}

// *args, **kwargs, or the * alone, behind which it has read the comma and gives false.
bool StrictParser::starred_parameter(bool is_lambda, bool& keyword_only, std::size_t from) {
  const bool mapping = at(Tok::double_star);
  const Tok close = is_lambda ? Tok::colon : Tok::right_paren;
  ++t_;
  if (!mapping) {
    keyword_only = true;
    if (accept(Tok::comma)) {
      if (second_ && !at(Tok::name)) wrong_parameter(close, from);
      if (!at(Tok::name)) fail();
      return false;
    }
  }
  if (!at(Tok::name)) {
    if (second_) wrong_parameter(close, from);
    fail();
    return true;
  }
  const Token& name = *t_++;
  Expr written;
  if (!is_lambda && accept(Tok::colon)) {
    if (at(Tok::star) && !mapping) {
      note(11, {t_->begin, t_->end}, "an unpacked annotation");
      const bool outer = std::exchange(annotation_, true);
      written = star_expression();
      annotation_ = outer;
    } else {
      written = annotation();
    }
  }
  const Op sort = mapping ? Op::var_keyword : Op::var_positional;
  waiting_.push_back(make(ExprKind::parameter, name.begin, two(written, {}), intern(name), sort));
  return true;
}

Expr StrictParser::parameter(bool is_lambda, Op sort) {
  if (!at(Tok::name)) {
    fail();
    return {};
  }
  const Token& name = *t_++;
  const Expr written = !is_lambda && accept(Tok::colon) ? annotation() : Expr{};
  const std::uint32_t end = last_end();
  const bool has_default = accept(Tok::assign);
  if (second_ && has_default && (at(Tok::right_paren) || at(Tok::comma))) {
    raise({t_[-1].begin, t_[-1].end}, "expected default value expression");
  }
  const Expr otherwise = has_default ? expression() : Expr{};
  return {ExprKind::parameter, sort, {name.begin, end}, intern(name), two(written, otherwise)};
}

// PEP 695: `class Box[T: int, *Ts, **P]`. Nothing when there is no bracket.
Slice<Expr> StrictParser::type_parameters() {
  if (!at(Tok::left_bracket)) return {};
  note(12, {t_->begin, t_->end}, "a type parameter");
  ++t_;
  const std::size_t from = mark();
  do {
    waiting_.push_back(type_parameter());
  } while (accept(Tok::comma) && !at(Tok::right_bracket));
  expect(Tok::right_bracket);
  return flush(from);
}

Expr StrictParser::type_parameter() {
  const std::uint32_t begin = t_->begin;
  const Op sort = accept(Tok::star) ? Op::type_var_tuple : accept(Tok::double_star) ? Op::param_spec : Op::type_var;
  if (!at(Tok::name)) {
    fail();
    return {};
  }
  const Text name = intern(*t_++);
  const Expr bound = sort == Op::type_var && accept(Tok::colon) ? annotation() : Expr{};
  Expr otherwise;
  if (at(Tok::assign)) {
    note(13, {t_->begin, t_->end}, "a type parameter's default");
    ++t_;
    const bool outer = std::exchange(annotation_, true);
    otherwise = sort == Op::type_var_tuple ? star_expression() : expression();
    annotation_ = outer;
  }
  return make(ExprKind::type_parameter, begin, two(bound, otherwise), name, sort);
}

}  // namespace ormlint
