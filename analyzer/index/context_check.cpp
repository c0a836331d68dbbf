#include "index/context_check.h"

#include <fmt/core.h>

#include <string>
#include <unordered_set>
#include <utility>

namespace ormlint {

namespace {

class Checker {
 public:
  explicit Checker(const FileIndex& file) : file_(file) {}

  std::optional<SyntaxError> run() {
    // The symbol table is made of the whole file before any code is generated, so its complaints come first.
    for (const Id<Stmt> id : file_.functions) {
      if (!file_[id].exprs.empty()) duplicate_parameters(file_[id].exprs[0]);
    }
    for (const Id<Expr> id : file_.contextual) {
      if (file_[id].kind == ExprKind::lambda) duplicate_parameters(file_[id].parts[0]);
    }
    for (const Id<Stmt> id : file_.tree.stmts.ids()) symbols(id);
    if (!first_) {
      for (const Id<Stmt> id : file_.tree.stmts.ids()) statement(id);
      for (const Id<Expr> id : file_.contextual) expression(id);
    }
    return first_;
  }

 private:
  void fail(Span at, std::string message) {
    if (!first_ || at < first_->at) first_ = SyntaxError{at, std::move(message)};
  }

  void duplicate_parameters(Id<Expr> list) {
    const Slice<Expr> all = file_[list].parts;
    constexpr std::uint32_t few = 16;
    std::unordered_set<std::uint32_t> seen;  // only where comparing each with each would take long
    for (std::uint32_t n = 0; n < all.size(); ++n) {
      const Expr& parameter = file_[all[n]];
      bool again = false;
      if (all.size() > few) again = !seen.insert(std::to_underlying(parameter.text)).second;
      for (std::uint32_t m = 0; all.size() <= few && m < n; ++m) again |= file_[all[m]].text == parameter.text;
      if (again) {
        fail(parameter.span, fmt::format("duplicate argument '{}' in function definition", file_.text(parameter)));
      }
    }
  }

  void symbols(Id<Stmt> id) {
    const Stmt& stmt = file_[id];
    const Scope& scope = file_[file_.scope_of_stmt[id.value]];
    if (stmt.kind == StmtKind::nonlocal_stmt && scope.kind == ScopeKind::module) {
      fail(stmt.span, "nonlocal declaration not allowed at module level");
    }
    if (stmt.kind == StmtKind::import_from && scope.kind != ScopeKind::module && !stmt.exprs.empty() &&
        file_.text(file_[stmt.exprs[0]]) == "*") {
      fail(stmt.span, "import * only allowed at module level");
    }
  }

  bool in_async_function(Id<Scope> scope) const {
    while (file_[scope].kind == ScopeKind::comprehension) scope = file_[scope].parent;
    return file_[scope].kind == ScopeKind::function && file_[scope].is_async;
  }

  bool in_function(Id<Scope> scope) const {
    const ScopeKind kind = file_[scope].kind;
    return kind == ScopeKind::function || kind == ScopeKind::lambda;
  }

  bool in_loop(Id<Stmt> id) const {
    const Id<Scope> scope = file_.scope_of_stmt[id.value];
    Id<Stmt> inner = id;
    for (Id<Stmt> at = file_.parent_of_stmt[id.value]; at; inner = at, at = file_.parent_of_stmt[at.value]) {
      const Stmt& outer = file_[at];
      if (file_.scope_of_stmt[inner.value] != scope) return false;
      if (outer.kind != StmtKind::for_stmt && outer.kind != StmtKind::while_stmt) continue;
      const bool in_else = inner.value >= outer.orelse.first && inner.value < outer.orelse.first + outer.orelse.count;
      if (!in_else) return true;
    }
    return false;
  }

  void statement(Id<Stmt> id) {
    const Stmt& stmt = file_[id];
    const Id<Scope> scope = file_.scope_of_stmt[id.value];
    if (stmt.kind == StmtKind::return_stmt && !in_function(scope)) fail(stmt.span, "'return' outside function");
    if (stmt.kind == StmtKind::break_stmt && !in_loop(id)) fail(stmt.span, "'break' outside loop");
    if (stmt.kind == StmtKind::continue_stmt && !in_loop(id)) fail(stmt.span, "'continue' not properly in loop");
    if (stmt.is_async && !in_async_function(scope)) {
      if (stmt.kind == StmtKind::with_stmt) fail(stmt.span, "'async with' outside async function");
      if (stmt.kind == StmtKind::for_stmt) fail(stmt.span, "'async for' outside async function");
    }
  }

  void expression(Id<Expr> id) {
    const Expr& expr = file_[id];
    const Id<Scope> scope = file_.scope_of_expr[id.value];
    if (!scope) return;
    if (expr.kind == ExprKind::await && !in_async_function(scope)) await(expr, scope);
    if (expr.kind == ExprKind::yield || expr.kind == ExprKind::yield_from) {
      const bool comprehension = file_[scope].kind == ScopeKind::comprehension;
      if (!comprehension && !in_function(scope)) fail(expr.span, "'yield' outside function");
    }
    // A generator may be asynchronous anywhere; whoever iterates over it must await.
    const bool collects =
        expr.kind == ExprKind::list_comp || expr.kind == ExprKind::set_comp || expr.kind == ExprKind::dict_comp;
    if (!collects || in_async_function(scope)) return;
    for (const Id<Expr> part : expr.parts) {
      if (file_[part].kind == ExprKind::comprehension && file_[part].op == Op::is_async) {
        fail(expr.span, "asynchronous comprehension outside of an asynchronous function");
      }
    }
  }

  void await(const Expr& expr, Id<Scope> scope) {
    if (file_[scope].kind == ScopeKind::comprehension) {
      while (file_[scope].kind == ScopeKind::comprehension) {
        if (file_[file_[scope].expr].kind == ExprKind::generator) return;
        scope = file_[scope].parent;
      }
      return fail(expr.span, "asynchronous comprehension outside of an asynchronous function");
    }
    fail(expr.span, in_function(scope) ? "'await' outside async function" : "'await' outside function");
  }

  const FileIndex& file_;
  std::optional<SyntaxError> first_;
};

}  // namespace

std::optional<SyntaxError> check_context(const FileIndex& file) { return Checker(file).run(); }

}  // namespace ormlint
