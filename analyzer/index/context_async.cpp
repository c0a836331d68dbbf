// What only an `async def` may hold: await, async for, async with, and comprehensions that do any of these.
#include "index/context_facts.h"

namespace ormlint {

namespace {

bool is_async_function(const Scope& scope) { return scope.kind == ScopeKind::function && scope.is_async; }

void await_expression(const FileIndex& file, Id<Expr> id, Faults& faults) {
  const Scope& scope = file[file.scope_of_expr[id.value]];
  if (is_async_function(scope) || scope.kind == ScopeKind::comprehension) return;
  const bool in_function = scope.kind == ScopeKind::function || scope.kind == ScopeKind::lambda;
  faults.add(Step::code, file[id].span, "{}",
             in_function ? "'await' outside async function" : "'await' outside function");
}

bool has_async_clause(const FileIndex& file, Id<Expr> comprehension) {
  for (const Id<Expr> part : file[comprehension].parts) {
    if (file[part].kind == ExprKind::comprehension && file[part].op == Op::is_async) return true;
  }
  return false;
}

// A comprehension that awaits makes the one around it await too, up to a generator, which leaves that to its reader.
void comprehensions(const FileIndex& file, const ContextFacts& facts, Faults& faults) {
  std::vector<bool> awaits(file.scopes.size());
  for (const Id<Expr> id : facts.awaits) {
    if (const Id<Scope> scope = file.scope_of_expr[id.value]) awaits[scope.value] = true;
  }
  for (std::uint32_t n = static_cast<std::uint32_t>(file.scopes.size()); n-- > 0;) {
    const Scope& scope = file[Id<Scope>{n}];
    if (scope.kind != ScopeKind::comprehension) continue;
    if (!awaits[n] && !has_async_clause(file, scope.expr)) continue;
    const Expr& expr = file[scope.expr];
    if (expr.kind == ExprKind::generator) continue;
    awaits[scope.parent.value] = true;
    const Scope& around = file[scope.parent];
    if (around.kind == ScopeKind::comprehension || is_async_function(around)) continue;
    if (!is_evaluated(facts, expr.span)) continue;
    faults.add(Step::code, expr.span, "asynchronous comprehension outside of an asynchronous function");
  }
}

}  // namespace

void check_async(const FileIndex& file, const ContextFacts& facts, Faults& faults) {
  for (const Id<Expr> id : facts.awaits) {
    if (!file.scope_of_expr[id.value] || !is_evaluated(facts, file[id].span)) continue;
    await_expression(file, id, faults);
  }
  for (const Id<Stmt> id : facts.blocks) {
    const Stmt& stmt = file[id];
    if (!stmt.is_async || is_async_function(file[file.scope_of_stmt[id.value]])) continue;
    if (stmt.kind == StmtKind::with_stmt) faults.add(Step::code, stmt.span, "'async with' outside async function");
    if (stmt.kind == StmtKind::for_stmt) faults.add(Step::code, stmt.span, "'async for' outside async function");
  }
  if (!facts.comprehensions.empty()) comprehensions(file, facts, faults);
}

}  // namespace ormlint
