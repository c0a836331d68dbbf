// What could have been meant. CPython reads a text that it could not read a second time, with rules for common mistakes
// ("invalid_…" in its grammar); these are those rules, at the same places, in the same words.
#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "syntax/strict_parser.h"

namespace ormlint {

namespace {

bool is_legacy(std::string_view name) { return name == "print" || name == "exec"; }

}  // namespace

// Whether something can be read from here on; if so it has been.
template <class Parse>
bool StrictParser::attempt(Parse parse) {
  const Token* const from = t_;
  const std::size_t exprs = waiting_.size(), stmts = waiting_stmts_.size();
  parse();
  if (!raised_ &&
      (failed_ ? failed_->kind : t_->kind) == Tok::error) {  // CPython's tokenizer speaks as soon as it is asked
    raised_ = *tokens_.error;
    fail();
  }
  if (!failed_) return true;
  if (raised_) return false;
  failed_ = nullptr;
  t_ = from;
  waiting_.resize(exprs);
  waiting_stmts_.resize(stmts);
  return false;
}

bool StrictParser::inside_brackets(const Token& token) const {
  int depth = 0;
  for (const Token* one = begin_; one <= &token; ++one) {
    depth += one->kind == Tok::left_paren || one->kind == Tok::left_bracket || one->kind == Tok::left_brace;
    depth -= one->kind == Tok::right_paren || one->kind == Tok::right_bracket || one->kind == Tok::right_brace;
  }
  return depth > 0;
}

// Two expressions next to each other.
void StrictParser::after_disjunction(const Token* first) {
  if (!begins_expression(t_->kind) || at(Tok::star)) return;
  const Token* const next = t_;
  const bool is_name = first->kind == Tok::name && next == first + 1;
  if (is_name && is_legacy(source(*first)) && !at(Tok::left_paren)) {
    if (!attempt([&] { star_expressions(); })) return;
    const std::string_view name = source(*first);
    return raise({first->begin, last_end()},
                 fmt::format("Missing parentheses in call to '{}'. Did you mean {}(...)?", name, name));
  }
  const bool soft = first->kind == Tok::name && (first->bits & 15) != 0;
  if (soft || (is_name && at(Tok::string))) return;
  second_ = false;
  const bool read = attempt([&] { expression(); });
  second_ = true;
  if (!read) return;
  if (inside_brackets(t_[-1])) {
    return raise({first->begin, last_end()}, "invalid syntax. Perhaps you forgot a comma?");
  }
  t_ = next;
}

void StrictParser::after_named(const Expr& made, const Token* first) {
  if (at(Tok::walrus)) {
    const Token* const walrus = t_++;
    if (attempt([&] { expression(); })) {
      return raise(made.span, fmt::format("cannot use assignment expressions with {}", name_of_target(made)));
    }
    t_ = walrus;
    return;
  }
  if (!at(Tok::assign)) return;
  const bool low = made.kind == ExprKind::boolean || made.kind == ExprKind::compare ||
                   made.kind == ExprKind::conditional || made.kind == ExprKind::lambda ||
                   (made.kind == ExprKind::unary && made.op == Op::logical_not);
  const bool bare = made.span.begin == first->begin;
  const bool excluded = made.kind == ExprKind::list || made.kind == ExprKind::tuple ||
                        made.kind == ExprKind::generator || made.kind == ExprKind::constant;
  if ((low && bare) || excluded) return;
  const Token* const sign = t_++;
  const bool read = attempt([&] { bitwise_or(); });
  if (raised_) return;
  if (read && !at(Tok::assign) && !at(Tok::walrus)) {
    if (made.kind == ExprKind::name && bare) {
      return raise({first->begin, last_end()}, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
    return raise(made.span,
                 fmt::format("cannot assign to {} here. Maybe you meant '==' instead of '='?", name_of_target(made)));
  }
  t_ = sign;
}

// At the end of the first expressions of a statement.
void StrictParser::wrong_assignment(const Expr& made, const Token* first) {
  if (!at(Tok::assign) || is_target(made)) return;
  if (made.kind != ExprKind::tuple) after_named(made, first);
  if (!failed()) wrong_target(made, false);
}

void StrictParser::wrong_annotation(const Expr& made, const Token* first) {
  const Token* const colon = t_++;
  const bool read = attempt([&] { expression(); });
  if (raised_) return;
  t_ = colon;
  if (!read) return;
  const bool whole = made.kind == ExprKind::tuple || made.kind == ExprKind::list;
  if (!whole) return raise(made.span, "illegal target for annotation");
  const bool bare = made.kind == ExprKind::tuple && first->kind != Tok::left_paren;
  raise(bare ? tree_[made.parts[0]].span : made.span,
        fmt::format("only single target (not {}) can be annotated", name_of_target(made)));
}

void StrictParser::wrong_augmentation(const Expr& made) {
  const Token* const sign = t_++;
  const bool read = attempt([&] { at(Tok::kw_yield) ? yield() : star_expressions(); });
  if (raised_) return;
  t_ = sign;
  if (read) {
    raise(made.span, fmt::format("'{}' is an illegal expression for augmented assignment", name_of_target(made)));
  }
}

// f(a.b=1)
void StrictParser::wrong_argument(const Token* first) {
  const bool constant = first->kind == Tok::kw_true || first->kind == Tok::kw_false || first->kind == Tok::kw_none;
  if (constant && t_ == first + 1) {
    return raise({first->begin, t_->end}, fmt::format("cannot assign to {}", source(*first)));
  }
  if (first->kind == Tok::star || first->kind == Tok::double_star) {
    const std::string_view what = first->kind == Tok::star ? "iterable" : "keyword";
    const Token* const sign = t_++;
    if (attempt([&] { expression(); })) {
      return raise({first->begin, last_end()}, fmt::format("cannot assign to {} argument unpacking", what));
    }
    t_ = sign;
    return;
  }
  if (first->kind == Tok::name && first[1].kind == Tok::assign) return;
  raise({first->begin, t_->end}, "expression cannot contain assignment, perhaps you meant \"==\"?");
}

void StrictParser::generator_argument(const Expr& element, const Token* first, bool alone) {
  if (element.kind == ExprKind::keyword && element.text != Text{}) {
    return raise({first->begin, first[1].end}, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  }
  const Token* const from = t_;
  const bool read = attempt([&] {
    while (at_comprehension()) comprehension_clause();
  });
  if (raised_ || !read) return;
  if (!alone || at(Tok::comma)) {
    return raise({first->begin, last_end()}, "Generator expression must be parenthesized");
  }
  t_ = from;
}

void StrictParser::late_positional(bool behind_mapping) {
  if (at(Tok::star)) {
    return raise({t_->begin, t_->end}, "iterable argument unpacking follows keyword argument unpacking");
  }
  const Token* const first = t_;
  if (!attempt([&] { expression(); })) return;
  if (at(Tok::assign)) return wrong_argument(first);
  int stage = 0;  // what follows is a list of arguments of its own
  while (accept(Tok::comma) && !at(Tok::right_paren)) {
    second_ = false;
    const bool read = attempt([&] { argument(stage); });
    second_ = true;
    if (!read) break;
  }
  raise({t_->begin, t_->end}, behind_mapping ? "positional argument follows keyword argument unpacking"
                                             : "positional argument follows keyword argument");
}

// Behind `with a as`.
void StrictParser::wrong_with_target() {
  const Token* const from = t_;
  Expr made;
  if (!attempt([&] { made = expression(); })) return;
  if (at(Tok::comma) || at(Tok::right_paren) || at(Tok::colon)) wrong_target(made, false);
  if (!failed()) t_ = from;
}

}  // namespace ormlint
