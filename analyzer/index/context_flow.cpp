// Statements and expressions that mean something only inside of something: return, yield, break, continue.
#include <string_view>

#include "index/context_facts.h"

namespace ormlint {

namespace {

constexpr std::string_view in_except_star = "'break', 'continue' and 'return' cannot appear in an except* block";

bool is_function(ScopeKind kind) { return kind == ScopeKind::function || kind == ScopeKind::lambda; }

// What lies around a jump in its own function.
struct Surroundings {
  bool loop = false, except_star = false;
};

Surroundings surroundings(const FileIndex& file, Id<Stmt> id, bool stop_at_loop) {
  Surroundings found;
  const Id<Scope> scope = file.scope_of_stmt[id.value];
  Id<Stmt> inner = id;
  for (Id<Stmt> at = file.parent_of_stmt[id.value]; at; inner = at, at = file.parent_of_stmt[at.value]) {
    const Stmt& outer = file[at];
    if (file.scope_of_stmt[at.value] != scope) return found;
    if (outer.kind == StmtKind::except_clause && outer.grouped) found.except_star = true;
    if (!stop_at_loop || found.except_star) continue;
    if (outer.kind != StmtKind::for_stmt && outer.kind != StmtKind::while_stmt) continue;
    const bool in_else = inner.value >= outer.orelse.first && inner.value < outer.orelse.first + outer.orelse.count;
    if (in_else) continue;
    found.loop = true;
    return found;
  }
  return found;
}

void jump(const FileIndex& file, Id<Stmt> id, Faults& faults) {
  const Stmt& stmt = file[id];
  const Surroundings around = surroundings(file, id, true);
  if (around.except_star) return faults.add(Step::code, stmt.span, "{}", in_except_star);
  if (around.loop) return;
  const bool is_break = stmt.kind == StmtKind::break_stmt;
  faults.add(Step::code, stmt.span, "{}", is_break ? "'break' outside loop" : "'continue' not properly in loop");
}

void return_statement(const FileIndex& file, Id<Stmt> id, const std::vector<bool>& yields, Faults& faults) {
  const Stmt& stmt = file[id];
  const Id<Scope> scope = file.scope_of_stmt[id.value];
  if (!is_function(file[scope].kind)) return faults.add(Step::code, stmt.span, "'return' outside function");
  const bool valued = !stmt.exprs.empty() && file[stmt.exprs[0]].kind != ExprKind::absent;
  if (valued && file[scope].is_async && !yields.empty() && yields[scope.value]) {
    return faults.add(Step::code, stmt.span, "'return' with value in async generator");
  }
  // It looks for the way out when the value is made.
  if (surroundings(file, id, false).except_star) {
    faults.add_met(stmt.span.end, Step::code, stmt.span, "{}", in_except_star);
  }
}

std::string_view comprehension_name(ExprKind kind) {
  switch (kind) {
    case ExprKind::list_comp:
      return "list comprehension";
    case ExprKind::set_comp:
      return "set comprehension";
    case ExprKind::dict_comp:
      return "dict comprehension";
    default:
      return "generator expression";
  }
}

void yield_expression(const FileIndex& file, const ContextFacts& facts, Id<Expr> id, Faults& faults) {
  const Expr& expr = file[id];
  const Scope& scope = file[file.scope_of_expr[id.value]];
  if (scope.kind == ScopeKind::comprehension) {
    return faults.add(Step::symbols, expr.span, "'yield' inside {}", comprehension_name(file[scope.expr].kind));
  }
  if (!is_evaluated(facts, expr.span)) return;
  const bool from = expr.kind == ExprKind::yield_from;
  if (!is_function(scope.kind)) {
    return faults.add(Step::code, expr.span, "{}", from ? "'yield from' outside function" : "'yield' outside function");
  }
  if (from && scope.is_async) faults.add(Step::code, expr.span, "'yield from' inside async function");
}

}  // namespace

void check_flow(const FileIndex& file, const ContextFacts& facts, Faults& faults) {
  std::vector<bool> yields(facts.yields.empty() ? 0 : file.scopes.size());  // by scope
  for (const Id<Expr> id : facts.yields) {
    const Id<Scope> scope = file.scope_of_expr[id.value];
    if (!scope) continue;
    yields[scope.value] = true;
    yield_expression(file, facts, id, faults);
  }
  for (const Id<Stmt> id : facts.returns) return_statement(file, id, yields, faults);
  for (const Id<Stmt> id : facts.jumps) jump(file, id, faults);
}

}  // namespace ormlint
