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
  const auto line = 1 + std::ranges::count(text_.substr(0, opener.begin), '\n');
  raise({t_->begin, t_->end}, fmt::format("expected an indented block after {} on line {}", what, line));
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

// Behind `body if test`, where no else follows.
void StrictParser::after_condition(const Expr& body, const Token* first) {
  (void)body;
  if (at(Tok::colon)) return;
  raise({first->begin, last_end()}, "expected 'else' after 'if' expression");
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

// At the end of a key that no colon follows, or of a colon that no value follows.
void StrictParser::wrong_pair(const Token* first) {
  if (t_[-1].kind == Tok::colon) {
    if (at(Tok::comma) || at(Tok::right_brace)) {
      raise({t_[-1].begin, t_[-1].end}, "expression expected after dictionary key and ':'");
    }
    return;
  }
  (void)first;
  raise({last_end() - 1, last_end()}, "':' expected after dictionary key");
}

// In an f-string's field, where its value or what follows the value is wrong.
void StrictParser::wrong_field() {
  const Span here{t_->begin, t_->end};
  const std::string_view sort = "f-string";
  if (t_[-1].kind == Tok::left_brace) {
    const bool sign = at(Tok::assign) || at(Tok::exclamation) || at(Tok::colon) || at(Tok::right_brace);
    if (sign) return raise(here, fmt::format("{}: valid expression required before '{}'", sort, source(*t_)));
    return raise(here, fmt::format("{}: expecting a valid expression after '{{'", sort));
  }
  if (t_[-1].kind == Tok::assign) return raise(here, fmt::format("{}: expecting '!', or ':', or '}}'", sort));
  raise(here, fmt::format("{}: expecting '=', or '!', or ':', or '}}'", sort));
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

// Behind `with a as`.
void StrictParser::wrong_with_target() {
  const Token* const from = t_;
  Expr made;
  if (!attempt([&] { made = expression(); })) return;
  if (at(Tok::comma) || at(Tok::right_paren) || at(Tok::colon)) wrong_target(made, false);
  if (!failed()) t_ = from;
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
