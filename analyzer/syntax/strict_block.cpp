// Statements with blocks, but with, try and match.
#include <algorithm>

#include "syntax/strict_parser.h"

namespace ormlint {

namespace {

// CPython's parser recurses into each elif; what goes beyond is no statement any more.
constexpr std::size_t max_branches = 1000;

}  // namespace

void StrictParser::statements() {
  while (!at(Tok::dedent) && !at(Tok::end)) statement();
}

void StrictParser::statement() {
  switch (t_->kind) {
    case Tok::kw_if:
      return if_statement();
    case Tok::kw_def:
      return function(t_->begin, false, {});
    case Tok::kw_class:
      return class_definition({});
    case Tok::kw_for:
      return for_statement(t_->begin, false);
    case Tok::kw_while:
      return while_statement();
    case Tok::kw_try:
      return try_statement();
    case Tok::kw_with:
      return with_statement(t_->begin, false);
    case Tok::at:
      return decorated();
    case Tok::kw_async:
      return async_statement();
    case Tok::name:
      if (t_->bits & token_bits::soft_match && at_match()) return match_statement();
      [[fallthrough]];
    default:
      return simple_line();
  }
}

// From the colon on.
Slice<Stmt> StrictParser::block(std::string_view what, const Token& opener, bool forced) {
  if (!at(Tok::colon)) forced ? demand(Tok::colon, ":") : missing_colon();
  expect(Tok::colon);
  const std::size_t from = waiting_stmts_.size();
  if (accept(Tok::newline)) {
    if (!at(Tok::indent)) missing_block(what, opener);
    expect(Tok::indent);
    do {
      statement();
    } while (!at(Tok::dedent) && !at(Tok::end));
    expect(Tok::dedent);
  } else {
    simple_line();
  }
  return flush_stmts(from);
}

// The block of else, try or finally, behind the word.
Slice<Stmt> StrictParser::clause_block(std::string_view what) { return block(what, t_[-1], true); }

Slice<Stmt> StrictParser::else_block() {
  return accept(Tok::kw_else) ? clause_block("'else' statement") : Slice<Stmt>{};
}

// An elif is an if alone in the else of the one before, so the list is folded from its end.
void StrictParser::if_statement() {
  const std::size_t from = waiting_stmts_.size();
  do {
    const Token& word = *t_++;
    const std::uint32_t begin = word.begin;
    const Expr test = named_expression();
    const Slice<Expr> exprs = one(test);
    const Slice<Stmt> body = block(word.kind == Tok::kw_if ? "'if' statement" : "'elif' statement", word);
    push(StmtKind::if_stmt, begin, exprs).body = body;
  } while (at(Tok::kw_elif));
  Slice<Stmt> orelse = else_block();
  for (std::size_t n = waiting_stmts_.size(); n-- > from;) {
    Stmt& branch = waiting_stmts_[n];
    branch.orelse = orelse;
    branch.span.end = line_end_;
    if (n == from) return;
    if (n - from == max_branches)
      branch = {StmtKind::error, Op::none, false, false, 0, branch.span, {}, {}, {}, {}, {}, {}, {}, {}, {}};
    orelse = flush_stmts(n);
  }
}

void StrictParser::while_statement() {
  const Token& word = *t_++;
  const std::uint32_t begin = word.begin;
  const Expr test = named_expression();
  const Slice<Expr> exprs = one(test);
  const Slice<Stmt> body = block("'while' statement", word);
  const Slice<Stmt> orelse = else_block();
  Stmt& made = push(StmtKind::while_stmt, begin, exprs);
  made.body = body;
  made.orelse = orelse;
  made.span.end = line_end_;
}

// At `for`; `begin` is that of `async`, if there is one.
void StrictParser::for_statement(std::uint32_t begin, bool is_async) {
  const Token& word = *t_++;
  const Expr target = star_targets();
  expect(Tok::kw_in);
  const Expr iterable = star_expressions();
  const Slice<Expr> exprs = two(target, iterable);
  const Slice<Stmt> body = block("'for' statement", word);
  const Slice<Stmt> orelse = else_block();
  Stmt& made = push(StmtKind::for_stmt, begin, exprs);
  made.is_async = is_async;
  made.body = body;
  made.orelse = orelse;
  made.span.end = line_end_;
}

void StrictParser::async_statement() {
  const std::uint32_t begin = t_->begin;
  switch (t_[1].kind) {
    case Tok::kw_def:
      ++t_;
      return function(begin, true, {});
    case Tok::kw_for:
      ++t_;
      return for_statement(begin, true);
    case Tok::kw_with:
      ++t_;
      return with_statement(begin, true);
    default:
      ++t_;
      return fail();
  }
}

void StrictParser::decorated() {
  const std::size_t from = mark();
  while (accept(Tok::at)) {
    waiting_.push_back(named_expression());
    expect(Tok::newline);
  }
  const Slice<Expr> decorators = flush(from);
  if (at(Tok::kw_class)) return class_definition(decorators);
  const std::uint32_t begin = t_->begin;
  const bool is_async = accept(Tok::kw_async);
  if (!at(Tok::kw_def)) return fail();
  function(begin, is_async, decorators);
}

// At `def`.
void StrictParser::function(std::uint32_t begin, bool is_async, Slice<Expr> decorators) {
  const Token& word = *t_++;
  const Token& name = *t_;
  expect(Tok::name);
  const Slice<Expr> types = type_parameters();
  if (!at(Tok::left_paren)) demand(Tok::left_paren, "(");
  const Expr taken = parameters(false);
  if (at(Tok::arrow) && !begins_expression(t_[1].kind)) demand(Tok::colon, ":");
  const Expr returns = accept(Tok::arrow) ? annotation() : Expr{};
  const Slice<Expr> exprs = two(taken, returns);
  const Slice<Stmt> body = block("function definition", word, true);
  Stmt& made = push(StmtKind::function_def, begin, exprs);
  made.is_async = is_async;
  made.name = intern(name);
  made.name_span = {name.begin, name.end};
  made.extra = types;
  made.decorators = decorators;
  made.body = body;
  made.span.end = line_end_;
}

void StrictParser::class_definition(Slice<Expr> decorators) {
  const Token& word = *t_++;
  const std::uint32_t begin = word.begin;
  const Token& name = *t_;
  expect(Tok::name);
  const Slice<Expr> types = type_parameters();
  const std::size_t from = mark();
  if (at(Tok::left_paren)) {
    const std::uint32_t open = (t_++)->begin;
    arguments();
    if (mark() > from && waiting_.back().kind == ExprKind::generator && waiting_.back().span.begin == open) fail();
  }
  const Slice<Expr> bases = flush(from);
  const Slice<Stmt> body = block("class definition", word);
  Stmt& made = push(StmtKind::class_def, begin, bases);
  made.name = intern(name);
  made.name_span = {name.begin, name.end};
  made.extra = types;
  made.decorators = decorators;
  made.body = body;
  made.span.end = line_end_;
}

}  // namespace ormlint
