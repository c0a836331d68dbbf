// What can be assigned to, iterated into or deleted.
#include <algorithm>

#include "syntax/strict_parser.h"

namespace ormlint {

// The targets of a for: one, or several with commas, which are a tuple.
Expr StrictParser::star_targets() {
  const std::uint32_t begin = t_->begin;
  const Expr first = star_target();
  if (!at(Tok::comma)) return first;
  const std::size_t from = mark();
  waiting_.push_back(first);
  while (accept(Tok::comma) && !at(Tok::kw_in) && !at(Tok::assign)) waiting_.push_back(star_target());
  return make(ExprKind::tuple, begin, flush(from));
}

Expr StrictParser::star_target() {
  const Token* const begin = t_;
  if (accept(Tok::star)) {
    const Expr inner = primary();
    if (!is_target(inner) || inner.kind == ExprKind::starred) fail();
    return make(ExprKind::starred, begin->begin, one(inner));
  }
  const Expr made = primary();
  if (second_ && !failed()) wrong_target(made, false);
  if (!failed() && !is_target(made)) fail();
  return made;
}

bool StrictParser::is_target(const Expr& expr) const {
  switch (expr.kind) {
    case ExprKind::name:
    case ExprKind::attribute:
    case ExprKind::subscript:
      return true;
    case ExprKind::starred:
      return tree_[expr.parts[0]].kind != ExprKind::starred && is_target(tree_[expr.parts[0]]);
    case ExprKind::tuple:
    case ExprKind::list:
      return std::ranges::all_of(expr.parts, [&](Id<Expr> part) { return is_target(tree_[part]); });
    default:
      return false;
  }
}

bool StrictParser::is_single_target(const Expr& expr) const {
  return expr.kind == ExprKind::name || expr.kind == ExprKind::attribute || expr.kind == ExprKind::subscript;
}

bool StrictParser::is_delete_target(const Expr& expr) const {
  if (is_single_target(expr)) return true;
  if (expr.kind != ExprKind::tuple && expr.kind != ExprKind::list) return false;
  return std::ranges::all_of(expr.parts, [&](Id<Expr> part) { return is_delete_target(tree_[part]); });
}

}  // namespace ormlint
