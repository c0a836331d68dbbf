// with, try and match.
#include "syntax/strict_parser.h"

namespace ormlint {

// At `with`; `begin` is that of `async`, if there is one.
void StrictParser::with_statement(std::uint32_t begin, bool is_async) {
  const Token& word = *t_++;
  const std::size_t from = mark();
  if (at(Tok::left_paren) && parenthesized_items()) {
    const Span open{t_->begin, t_->end};
    ++t_;
    do {
      with_item();
    } while (accept(Tok::comma) && !at(Tok::right_paren));
    expect(Tok::right_paren);
    const bool named = !failed() && (mark() - from > 1 || tree_[waiting_.back().parts[1]].kind != ExprKind::absent);
    if (named) note(9, open, "parentheses around context managers");
  } else {
    do {
      with_item();
    } while (accept(Tok::comma));
  }
  const Slice<Expr> items = flush(from);
  const Slice<Stmt> body = block("'with' statement", word);
  Stmt& made = push(StmtKind::with_stmt, begin, items);
  made.is_async = is_async;
  made.body = body;
  made.span.end = line_end_;
}

// Whether the parentheses are around the items, not of the first item's expression: they end before the colon, and what
// is in them is a list of items.
bool StrictParser::parenthesized_items() const {
  if (t_[1].kind == Tok::kw_yield || t_[1].kind == Tok::right_paren) return false;
  int depth = 0;
  for (const Token* token = t_; token != last_; ++token) {
    switch (token->kind) {
      case Tok::left_paren:
      case Tok::left_bracket:
      case Tok::left_brace:
        ++depth;
        break;
      case Tok::right_paren:
      case Tok::right_bracket:
      case Tok::right_brace:
        if (--depth == 0) return token[1].kind == Tok::colon;
        break;
      case Tok::walrus:
      case Tok::kw_for:
        if (depth == 1) return false;
        break;
      case Tok::star:
        if (depth == 1 && (token[-1].kind == Tok::comma || token[-1].kind == Tok::left_paren)) return false;
        break;
      default:
        break;
    }
  }
  return false;
}

void StrictParser::with_item() {
  const std::uint32_t begin = t_->begin;
  const Expr context = expression();
  const bool named = accept(Tok::kw_as);
  if (second_ && named) wrong_with_target();
  const Expr target = named ? star_target() : Expr{};
  waiting_.push_back(make(ExprKind::with_item, begin, two(context, target)));
}

void StrictParser::try_statement() {
  const std::uint32_t begin = (t_++)->begin;
  const Slice<Stmt> body = clause_block("'try' statement");
  const std::size_t from = waiting_stmts_.size();
  const bool grouped = at(Tok::kw_except) && t_[1].kind == Tok::star;
  while (at(Tok::kw_except)) {
    if ((t_[1].kind == Tok::star) != grouped) {
      ++t_;
      return fail();
    }
    except_clause(grouped);
  }
  const Slice<Stmt> handlers = flush_stmts(from);
  const Slice<Stmt> orelse = handlers.empty() ? Slice<Stmt>{} : else_block();
  Slice<Stmt> final_body;
  if (accept(Tok::kw_finally)) {
    final_body = clause_block("'finally' statement");
  } else if (handlers.empty()) {
    if (second_) raise({t_->begin, t_->end}, "expected 'except' or 'finally' block");
    return fail();
  }
  Stmt& made = push(StmtKind::try_stmt, begin);
  made.grouped = grouped;
  made.body = body;
  made.handlers = handlers;
  made.orelse = orelse;
  made.final_body = final_body;
  made.span.end = line_end_;
}

void StrictParser::except_clause(bool grouped) {
  const Token& word = *t_++;
  const std::uint32_t begin = word.begin;
  if (grouped) {
    note(11, {begin, t_->end}, "`except*`");
    ++t_;
  }
  Expr caught;
  const Token* name = nullptr;
  if (grouped || !at(Tok::colon)) {
    const std::uint32_t first = t_->begin;
    caught = expression();
    if (at(Tok::comma)) {
      note(14, {t_->begin, t_->end}, "several exception types without parentheses");
      const std::size_t from = mark();
      waiting_.push_back(caught);
      while (accept(Tok::comma) && !at(Tok::colon)) waiting_.push_back(expression());
      caught = make(ExprKind::tuple, first, flush(from));
    } else if (accept(Tok::kw_as)) {
      name = t_;
      expect(Tok::name);
    }
  }
  const Slice<Expr> exprs = one(caught);
  const Slice<Stmt> body = block(grouped ? "'except*' statement" : "'except' statement", word);
  Stmt& made = push(StmtKind::except_clause, begin, exprs);
  made.grouped = grouped;
  made.body = body;
  made.span.end = line_end_;
  if (!name || failed()) return;
  made.name = intern(*name);
  made.name_span = {name->begin, name->end};
}

// At a name that is `match`. A statement that ends with a colon is no expression and no assignment.
bool StrictParser::at_match() const {
  if (!begins_expression(t_[1].kind)) return false;
  const Token* token = t_ + 1;
  while (token->kind != Tok::newline && token != last_) ++token;
  if (token == last_) return false;
  if (second_ && token[-1].kind != Tok::colon) return t_[1].kind == Tok::name || t_[1].kind == Tok::string;
  return token[-1].kind == Tok::colon && (second_ || token[1].kind == Tok::indent);
}

void StrictParser::match_statement() {
  const Token& word = *t_++;
  const std::uint32_t begin = word.begin;
  note(10, {begin, word.end}, "a match statement");
  const std::uint32_t first = t_->begin;
  Expr subject = star_named_expression();
  if (at(Tok::comma) || subject.kind == ExprKind::starred) {
    const std::size_t from = mark();
    waiting_.push_back(subject);
    if (!at(Tok::comma)) fail();
    while (accept(Tok::comma) && begins_expression(t_->kind)) waiting_.push_back(star_named_expression());
    subject = make(ExprKind::tuple, first, flush(from));
  }
  const Slice<Expr> exprs = one(subject);
  if (!at(Tok::colon)) missing_colon();
  expect(Tok::colon);
  expect(Tok::newline);
  if (!at(Tok::indent)) missing_block("'match' statement", word);
  expect(Tok::indent);
  const std::size_t from = waiting_stmts_.size();
  do {
    case_clause();
  } while (at(Tok::name));
  expect(Tok::dedent);
  const Slice<Stmt> cases = flush_stmts(from);
  Stmt& made = push(StmtKind::match_stmt, begin, exprs);
  made.handlers = cases;
  made.span.end = line_end_;
}

void StrictParser::case_clause() {
  const Token& word = *t_;
  const std::uint32_t begin = word.begin;
  if (!at(Tok::name) || !(word.bits & token_bits::soft_case)) return fail();
  ++t_;
  const Expr matched = case_patterns();
  const Expr guard = accept(Tok::kw_if) ? named_expression() : Expr{};
  const Slice<Expr> exprs = two(matched, guard);
  const Slice<Stmt> body = block("'case' statement", word);
  Stmt& made = push(StmtKind::case_clause, begin, exprs);
  made.body = body;
  made.span.end = line_end_;
}

}  // namespace ormlint
