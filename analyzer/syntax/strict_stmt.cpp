// Lines of simple statements.
#include <algorithm>
#include <array>

#include "syntax/strict_parser.h"

namespace ormlint {

namespace {

Op augmented_operator(Tok kind) {
  constexpr std::array operators{Op::mat_mult, Op::add,        Op::sub,        Op::mult,   Op::pow,
                                 Op::div,      Op::floor_div,  Op::mod,        Op::bit_or, Op::bit_and,
                                 Op::bit_xor,  Op::left_shift, Op::right_shift};
  if (kind < Tok::at_assign || kind > Tok::right_shift_assign) return Op::none;
  return operators[static_cast<std::size_t>(kind) - static_cast<std::size_t>(Tok::at_assign)];
}

}  // namespace

Slice<Stmt> StrictParser::flush_stmts(std::size_t from) {
  const Slice<Stmt> made = tree_.stmts.add_all({waiting_stmts_.data() + from, waiting_stmts_.size() - from});
  waiting_stmts_.resize(from);
  return made;
}

Stmt& StrictParser::push(StmtKind kind, std::uint32_t begin, Slice<Expr> exprs) {
  Stmt stmt;
  stmt.kind = kind;
  stmt.span = {begin, last_end()};
  stmt.exprs = exprs;
  waiting_stmts_.push_back(stmt);
  return waiting_stmts_.back();
}

void StrictParser::simple_line() {
  do {
    simple();
  } while (accept(Tok::semicolon) && !at(Tok::newline));
  line_end_ = last_end();
  expect(Tok::newline);
}

void StrictParser::simple() {
  const std::uint32_t begin = t_->begin;
  switch (t_->kind) {
    case Tok::kw_import:
      return import();
    case Tok::kw_from:
      return import_from();
    case Tok::kw_return:
      return return_statement();
    case Tok::kw_raise:
      return raise_statement();
    case Tok::kw_assert:
      return assert_statement();
    case Tok::kw_del:
      return delete_statement();
    case Tok::kw_global:
      return name_list(StmtKind::global_stmt);
    case Tok::kw_nonlocal:
      return name_list(StmtKind::nonlocal_stmt);
    case Tok::kw_pass:
    case Tok::kw_break:
    case Tok::kw_continue: {
      const Tok kind = (t_++)->kind;
      push(kind == Tok::kw_pass    ? StmtKind::pass_stmt
           : kind == Tok::kw_break ? StmtKind::break_stmt
                                   : StmtKind::continue_stmt,
           begin);
      return;
    }
    default:
      if (t_->bits & token_bits::soft_type && at(Tok::name) && t_[1].kind == Tok::name) return type_alias();
      return expression_statement();
  }
}

void StrictParser::expression_statement() {
  const Token* const first = t_;
  if (at(Tok::kw_yield)) {
    const Expr value = yield();
    push(StmtKind::expr_stmt, first->begin, one(value));
    if (at(Tok::assign)) fail();
    return;
  }
  const Expr value = star_expressions();
  if (second_ && !failed()) wrong_assignment(value, first);
  switch (t_->kind) {
    case Tok::newline:
    case Tok::semicolon:
      push(StmtKind::expr_stmt, first->begin, one(value));
      return;
    case Tok::assign:
      return assignment(value, first->begin);
    case Tok::colon: {
      const bool bare_tuple =
          value.kind == ExprKind::tuple && value.span.begin == first->begin && first->kind != Tok::left_paren;
      if (!is_single_target(value) || bare_tuple) {
        if (second_) wrong_annotation(value, first);
        return fail();
      }
      return annotated(value, first->begin);
    }
    default:
      if (const Op op = augmented_operator(t_->kind); op != Op::none) return augmented(value, first->begin, op);
      fail();
  }
}

void StrictParser::assignment(const Expr& first, std::uint32_t begin) {
  const std::size_t from = mark();
  waiting_.insert(waiting_.end(), {Expr{}, first});
  while (accept(Tok::assign)) {
    if (!is_target(waiting_.back())) {
      --t_;
      if (second_) wrong_target(waiting_.back(), false);
      return fail();
    }
    waiting_.push_back(at(Tok::kw_yield) ? yield() : star_expressions());
  }
  waiting_[from] = waiting_.back();
  waiting_.pop_back();
  push(StmtKind::assign, begin, flush(from));
}

void StrictParser::annotated(const Expr& target, std::uint32_t begin) {
  ++t_;
  const std::size_t from = mark();
  waiting_.push_back(target);
  waiting_.push_back(annotation());
  const Expr value = !accept(Tok::assign) ? Expr{} : at(Tok::kw_yield) ? yield() : star_expressions();
  waiting_.push_back(value);
  push(StmtKind::ann_assign, begin, flush(from));
}

void StrictParser::augmented(const Expr& target, std::uint32_t begin, Op op) {
  if (!is_single_target(target)) {
    if (second_) wrong_augmentation(target);
    return fail();
  }
  ++t_;
  const Expr value = at(Tok::kw_yield) ? yield() : star_expressions();
  push(StmtKind::aug_assign, begin, two(target, value)).op = op;
}

void StrictParser::return_statement() {
  const std::uint32_t begin = (t_++)->begin;
  const Expr value = begins_expression(t_->kind) ? star_expressions() : Expr{};
  push(StmtKind::return_stmt, begin, one(value));
}

void StrictParser::raise_statement() {
  const std::uint32_t begin = (t_++)->begin;
  Expr raised, cause;
  if (begins_expression(t_->kind)) {
    raised = expression();
    if (accept(Tok::kw_from)) cause = expression();
  }
  push(StmtKind::raise_stmt, begin, two(raised, cause));
}

void StrictParser::assert_statement() {
  const std::uint32_t begin = (t_++)->begin;
  const Expr test = expression();
  const Expr message = accept(Tok::comma) ? expression() : Expr{};
  push(StmtKind::assert_stmt, begin, two(test, message));
}

void StrictParser::delete_statement() {
  const std::uint32_t begin = (t_++)->begin;
  const std::size_t from = mark();
  do {
    const Expr target = second_ ? star_expression() : primary();
    waiting_.push_back(target);
    if (second_ && !failed()) wrong_target(target, true);
    if (!failed() && !is_delete_target(target)) fail();
  } while (accept(Tok::comma) && begins_expression(t_->kind));
  const Slice<Expr> targets = flush(from);
  push(StmtKind::delete_stmt, begin, targets);
}

void StrictParser::name_list(StmtKind kind) {
  const std::uint32_t begin = (t_++)->begin;
  const std::size_t from = mark();
  do {
    waiting_.push_back(name_token());
  } while (accept(Tok::comma));
  push(kind, begin, flush(from));
}

// a.b.c, which may have blanks around its dots.
Text StrictParser::dotted_name() {
  const Token& first = *t_;
  expect(Tok::name);
  if (!at(Tok::dot)) return intern(first);
  std::string name(tree_.strings[intern(first)]);
  while (accept(Tok::dot)) {
    const Token& part = *t_;
    expect(Tok::name);
    (name += '.') += tree_.strings[intern(part)];
  }
  return intern(name);
}

Expr StrictParser::alias(bool dotted) {
  const std::uint32_t begin = t_->begin;
  Text name{};
  if (dotted) {
    name = dotted_name();
  } else {
    const Token& token = *t_;
    expect(Tok::name);
    name = intern(token);
  }
  const Expr bound = accept(Tok::kw_as) ? name_token() : Expr{};
  return make(ExprKind::alias, begin, one(bound), name);
}

void StrictParser::import() {
  const std::uint32_t begin = (t_++)->begin;
  if (second_ && at(Tok::newline)) raise({t_->begin, t_->end}, "Expected one or more names after 'import'");
  const std::size_t from = mark();
  do {
    waiting_.push_back(alias(true));
  } while (accept(Tok::comma));
  if (second_ && at(Tok::kw_from) && t_[1].kind == Tok::name) {
    raise({begin, last_end()}, "Did you mean to use 'from ... import ...' instead?");
  }
  push(StmtKind::import_stmt, begin, flush(from));
}

void StrictParser::import_from() {
  const std::uint32_t begin = (t_++)->begin;
  const std::uint32_t module = t_->begin;
  unsigned level = 0;
  for (; at(Tok::dot) || at(Tok::ellipsis); ++t_) level += at(Tok::dot) ? 1 : 3;
  const Text name = level == 0 || at(Tok::name) ? dotted_name() : Text{};
  const Span name_span{module, last_end()};
  expect(Tok::kw_import);
  const std::size_t from = mark();
  if (at(Tok::star)) {
    const std::uint32_t star = (t_++)->begin;
    waiting_.push_back(make(ExprKind::alias, star, one({}), intern("*")));
  } else {
    const bool open = accept(Tok::left_paren);
    if (second_ && at(Tok::newline)) raise({t_->begin, t_->end}, "Expected one or more names after 'import'");
    do {
      const bool trailing = second_ && at(Tok::newline) && t_[-1].kind == Tok::comma;
      if (trailing) raise({t_->begin, t_->end}, "trailing comma not allowed without surrounding parentheses");
      waiting_.push_back(alias(false));
    } while (accept(Tok::comma) && !(open && at(Tok::right_paren)));
    if (open) expect(Tok::right_paren);
  }
  Stmt& made = push(StmtKind::import_from, begin, flush(from));
  made.name = name;
  made.name_span = name_span;
  made.level = static_cast<std::uint16_t>(level);
}

void StrictParser::type_alias() {
  const std::uint32_t begin = t_->begin;
  note(12, {begin, t_->end}, "a type alias");
  ++t_;
  const Expr name = name_token();
  const Slice<Expr> taken = type_parameters();
  expect(Tok::assign);
  const std::size_t from = mark();
  waiting_.push_back(name);
  waiting_.push_back(annotation());
  for (const Id<Expr> parameter : taken) waiting_.push_back(tree_[parameter]);
  push(StmtKind::type_alias, begin, flush(from));
}

}  // namespace ormlint
