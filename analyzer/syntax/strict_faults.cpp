// Faults that need no second look: what is there is wrong by itself, or what must follow does not. In CPython's words.
#include <fmt/core.h>

#include <algorithm>

#include "syntax/strict_parser.h"

namespace ormlint {

// What CPython calls an expression that is no target.
std::string_view StrictParser::name_of_target(const Expr& expr) const {
  switch (expr.kind) {
    case ExprKind::attribute:
      return "attribute";
    case ExprKind::subscript:
      return "subscript";
    case ExprKind::starred:
      return "starred";
    case ExprKind::name:
      return "name";
    case ExprKind::list:
      return "list";
    case ExprKind::tuple:
      return "tuple";
    case ExprKind::lambda:
      return "lambda";
    case ExprKind::call:
      return "function call";
    case ExprKind::generator:
      return "generator expression";
    case ExprKind::yield:
    case ExprKind::yield_from:
      return "yield expression";
    case ExprKind::await:
      return "await expression";
    case ExprKind::list_comp:
      return "list comprehension";
    case ExprKind::set_comp:
      return "set comprehension";
    case ExprKind::dict_comp:
      return "dict comprehension";
    case ExprKind::dict:
      return "dict literal";
    case ExprKind::set:
      return "set display";
    case ExprKind::joined_string:
    case ExprKind::formatted_value:
      return "f-string expression";
    case ExprKind::constant:
      return tree_.text(expr) == "..." ? "ellipsis" : tree_.text(expr);
    case ExprKind::compare:
      return "comparison";
    case ExprKind::conditional:
      return "conditional expression";
    case ExprKind::named:
      return "named expression";
    case ExprKind::string:
    case ExprKind::bytes:
    case ExprKind::number:
      return "literal";
    default:
      return "expression";
  }
}

const Expr* StrictParser::invalid_target(const Expr& expr, bool deleting) const {
  if (expr.kind == ExprKind::tuple || expr.kind == ExprKind::list) {
    for (const Id<Expr> part : expr.parts) {
      if (const Expr* found = invalid_target(tree_[part], deleting)) return found;
    }
    return nullptr;
  }
  if (expr.kind == ExprKind::starred) return deleting ? &expr : invalid_target(tree_[expr.parts[0]], deleting);
  return is_single_target(expr) ? nullptr : &expr;
}

void StrictParser::wrong_target(const Expr& made, bool deleting) {
  const Expr* const found = invalid_target(made, deleting);
  if (!found) return;
  raise(found->span, fmt::format("cannot {} {}", deleting ? "delete" : "assign to", name_of_target(*found)));
}

// What CPython demands at once, the first time already.
void StrictParser::demand(Tok kind, std::string_view text) {
  if (!at(kind) && t_ != last_ && !at(Tok::error)) raise({t_->begin, t_->end}, fmt::format("expected '{}'", text));
}

void StrictParser::missing_colon() {
  if (second_ && at(Tok::newline)) raise({t_->begin, t_->end}, "expected ':'");
}

void StrictParser::missing_block(std::string_view what, const Token& opener) {
  if (!second_ || failed() || at(Tok::error)) return;
  raise({t_->begin, t_->end},
        fmt::format("expected an indented block after {} on line {}", what, line_of(text_, opener.begin)));
}

// Behind `body if test`, where no else follows.
void StrictParser::after_condition(const Token* first) {
  if (at(Tok::colon)) return;
  raise({first->begin, last_end()}, "expected 'else' after 'if' expression");
}

// At the end of a key that no colon follows, or of a colon that no value follows.
void StrictParser::wrong_pair() {
  if (t_[-1].kind == Tok::colon) {
    if (at(Tok::comma) || at(Tok::right_brace)) {
      raise({t_[-1].begin, t_[-1].end}, "expression expected after dictionary key and ':'");
    }
    return;
  }
  raise({last_end() - 1, last_end()}, "':' expected after dictionary key");
}

// In an f-string's field, where its value or what follows the value is wrong.
void StrictParser::wrong_field() {
  const Span here{t_->begin, t_->end};
  if (t_[-1].kind == Tok::left_brace) {
    const bool sign = at(Tok::assign) || at(Tok::exclamation) || at(Tok::colon) || at(Tok::right_brace);
    if (sign) return raise(here, fmt::format("f-string: valid expression required before '{}'", source(*t_)));
    return raise(here, "f-string: expecting a valid expression after '{'");
  }
  if (t_[-1].kind == Tok::assign) return raise(here, "f-string: expecting '!', or ':', or '}'");
  raise(here, "f-string: expecting '=', or '!', or ':', or '}'");
}

// Where a list of parameters cannot go on.
void StrictParser::wrong_parameter(Tok close, std::size_t from) {
  const Span here{t_->begin, t_->end};
  const bool keywords =
      std::any_of(waiting_.begin() + static_cast<std::ptrdiff_t>(from), waiting_.end(),
                  [](const Expr& one) { return one.op == Op::keyword_only || one.op == Op::var_positional; });
  const bool slash = mark() > from && waiting_[from].op == Op::positional_only;
  if (at(Tok::slash)) {
    if (mark() == from) return raise(here, "at least one parameter must precede /");
    return raise(here, slash && !keywords ? "/ may appear only once" : "/ must be ahead of *");
  }
  if (at(Tok::star)) return raise(here, "* may appear only once");
  if (t_[-1].kind == Tok::star || (t_[-1].kind == Tok::comma && t_[-2].kind == Tok::star)) {
    const Token& star = t_[-1].kind == Tok::star ? t_[-1] : t_[-2];
    if (at(close) || at(Tok::double_star)) raise({star.begin, star.end}, "named arguments must follow bare *");
  }
}

// Behind **kwargs.
void StrictParser::after_mapping(bool comma) {
  const Span here{t_->begin, t_->end};
  if (!comma && at(Tok::assign)) return raise(here, "var-keyword argument cannot have default value");
  if (comma && (at(Tok::name) || at(Tok::star) || at(Tok::double_star) || at(Tok::slash))) {
    raise(here, "arguments cannot follow var-keyword argument");
  }
}

}  // namespace ormlint
