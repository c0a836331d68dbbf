#include "project/self_made.h"

#include <algorithm>

namespace ormlint {

namespace {

bool spells(const FileIndex& file, std::string_view name) {
  Text text{};
  return file.tree.strings.find(name, text);
}

bool is_own_name(const FileIndex& file, Id<Expr> id) {
  const Expr& expr = file[id];
  if (expr.kind == ExprKind::keyword) return is_own_name(file, expr.parts[0]);
  return expr.kind == ExprKind::name && file.text(expr) == "__name__";
}

bool replaces_module(const FileIndex& file, Id<Expr> target) {
  const Expr& expr = file[target];
  if (expr.kind == ExprKind::attribute) return replaces_module(file, expr.parts[0]);
  if (expr.kind != ExprKind::subscript || !is_own_name(file, expr.parts[1])) return false;
  const Expr& object = file[expr.parts[0]];
  return (object.kind == ExprKind::attribute || object.kind == ExprKind::name) && file.text(object) == "modules";
}

}  // namespace

bool makes_itself(const FileIndex& file) {
  if (spells(file, "global_enum")) return true;
  if (!spells(file, "__name__")) return false;
  for (const Id<Stmt> id : file.tree.stmts.ids()) {
    const Stmt& stmt = file[id];
    if (file.scope_of_stmt[id.value] != file.module()) continue;
    if (stmt.kind == StmtKind::assign) {
      const auto replaces = [&](Id<Expr> target) { return replaces_module(file, target); };
      if (std::ranges::any_of(stmt.exprs.from(1), replaces)) return true;
    }
    if (stmt.kind != StmtKind::expr_stmt || file[stmt.exprs[0]].kind != ExprKind::call) continue;
    const auto own = [&](Id<Expr> part) { return is_own_name(file, part); };
    if (std::ranges::any_of(file[stmt.exprs[0]].parts.from(1), own)) return true;
  }
  return false;
}

}  // namespace ormlint
