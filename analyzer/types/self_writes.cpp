#include "types/self_writes.h"

namespace ormlint {

namespace {

std::uint64_t key_of(Id<Stmt> class_def, Text name) {
  return static_cast<std::uint64_t>(class_def.value) << 32 | static_cast<std::uint32_t>(name);
}

// The method of a class that the statement stands in, not in a function inside of it.
Id<Stmt> method_of(const FileIndex& file, Id<Stmt> stmt) {
  const Scope& scope = file[file.scope_of_stmt[stmt.value]];
  if (scope.kind != ScopeKind::function || !scope.stmt) return {};
  return file[file.scope_of_stmt[scope.stmt.value]].kind == ScopeKind::class_body ? scope.stmt : Id<Stmt>{};
}

}  // namespace

SelfWrites::SelfWrites(const FileIndex& file) {
  for (const Id<Stmt> id : file.tree.stmts.ids()) {
    const Stmt& stmt = file[id];
    if (stmt.kind == StmtKind::assign) {
      for (const Id<Expr> one : stmt.exprs.from(1)) target(file, id, one, {stmt.exprs[0], {}});
    } else if (stmt.kind == StmtKind::ann_assign) {
      target(file, id, stmt.exprs[0], {{}, stmt.exprs[1]});
    } else if (stmt.kind == StmtKind::aug_assign || stmt.kind == StmtKind::for_stmt) {
      target(file, id, stmt.exprs[0], {});
    }
  }
  for (const Id<Expr> id : file.tree.exprs.ids()) {
    if (file[id].kind != ExprKind::name || !file.scope_of_expr[id.value]) continue;
    const Scope& scope = file[file.scope_of_expr[id.value]];
    if (scope.kind == ScopeKind::class_body) body_reads_.insert(key_of(scope.stmt, file[id].text));
  }
}

bool SelfWrites::reads_in_body(Id<Stmt> class_def, Text name) const {
  return body_reads_.contains(key_of(class_def, name));
}

void SelfWrites::target(const FileIndex& file, Id<Stmt> stmt, Id<Expr> id, SelfWrite write) {
  const Expr& expr = file[id];
  if (expr.kind == ExprKind::tuple || expr.kind == ExprKind::list) {
    for (const Id<Expr> part : expr.parts) target(file, stmt, part, {});
    return;
  }
  if (expr.kind != ExprKind::attribute || file[expr.parts[0]].kind != ExprKind::name) return;
  const Id<Stmt> method = method_of(file, stmt);
  if (!method || file[method].exprs.empty()) return;
  const Slice<Expr> parameters = file[file[method].exprs[0]].parts;
  if (parameters.empty() || file[parameters[0]].text != file[expr.parts[0]].text) return;
  writes_[key_of(file[file.scope_of_stmt[method.value]].stmt, expr.text)].push_back(write);
}

const std::vector<SelfWrite>& SelfWrites::of(Id<Stmt> class_def, Text name) const {
  static const std::vector<SelfWrite> none;
  const auto found = writes_.find(key_of(class_def, name));
  return found == writes_.end() ? none : found->second;
}

}  // namespace ormlint
