#include "index/self_made.h"

#include <algorithm>

namespace ormlint {

namespace {

bool is_own_name(const FileIndex& file, Id<Expr> id) {
  const Expr& expr = file[id];
  if (expr.kind == ExprKind::keyword) return is_own_name(file, expr.parts[0]);
  return expr.kind == ExprKind::name && file.text(expr) == "__name__";
}

// `sys.modules[__name__] = …`, `sys.modules[__name__].x = …`, `setattr(sys.modules[__name__], …)`
bool writes_to_itself(const FileIndex& file, Id<Expr> id) {
  const Expr& expr = file[id];
  if (expr.kind != ExprKind::subscript || !is_own_name(file, expr.parts[1])) return false;
  const Expr& object = file[expr.parts[0]];
  if (file.text(object) != "modules") return false;
  const Id<Stmt> stmt = file.stmt_of_expr[id.value];
  const bool assigned = stmt && file[stmt].kind == StmtKind::assign;
  if (object.kind == ExprKind::attribute) return assigned || file.tree.strings.contains("setattr");
  return object.kind == ExprKind::name && assigned && file.scope_of_stmt[stmt.value] == file.module();
}

// A statement at module level that calls something with `__name__`.
bool hands_itself_over(const FileIndex& file, Id<Stmt> id) {
  const Stmt& stmt = file[id];
  if (stmt.kind != StmtKind::expr_stmt || file.scope_of_stmt[id.value] != file.module()) return false;
  const Expr& call = file[stmt.exprs[0]];
  return call.kind == ExprKind::call &&
         std::ranges::any_of(call.parts.from(1), [&](Id<Expr> part) { return is_own_name(file, part); });
}

}  // namespace

bool makes_itself(const FileIndex& file) {
  const Strings& strings = file.tree.strings;
  if (strings.contains("_convert_") || strings.contains("global_enum")) return true;
  if (!strings.contains("__name__")) return false;
  const bool writes = strings.contains("modules") && std::ranges::any_of(file.tree.exprs.ids(), [&](Id<Expr> id) {
                        return writes_to_itself(file, id);
                      });
  return writes || std::ranges::any_of(file.tree.stmts.ids(), [&](Id<Stmt> id) { return hands_itself_over(file, id); });
}

}  // namespace ormlint
