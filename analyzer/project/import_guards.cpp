#include "project/import_guards.h"

#include <algorithm>
#include <array>

namespace ormlint {

namespace {

// What a failing import raises, and what is caught with it.
constexpr std::array<std::string_view, 6> caught{"ImportError",   "ModuleNotFoundError", "Exception",
                                                 "BaseException", "AttributeError",      "StandardError"};
// What a test asks to learn which Python it runs on, or what is installed.
constexpr std::array<std::string_view, 10> asked{"TYPE_CHECKING",  "MYPY",       "version_info", "platform",
                                                 "hexversion",     "find_spec",  "PY2",          "PY3",
                                                 "implementation", "find_loader"};
// What ends a test's module or function before its next statement; pytest's and unittest's documentation.
constexpr std::array<std::string_view, 6> leaving{"skip", "importorskip", "exit", "skipTest", "fail", "_exit"};
constexpr std::array<std::string_view, 6> skipping{"skip",       "skipif", "skipIf",
                                                   "skipUnless", "xfail",  "expectedFailure"};

template <class Names>
bool is_one(std::string_view name, const Names& names) {
  return std::ranges::find(names, name) != names.end();
}

// Whether an expression holds a name or attribute of these.
template <class Names>
bool spells(const FileIndex& file, Id<Expr> id, const Names& names) {
  const Expr& expr = file[id];
  const bool named = expr.kind == ExprKind::name || expr.kind == ExprKind::attribute;
  if (named && is_one(file.text(expr), names)) return true;
  return std::ranges::any_of(expr.parts, [&](Id<Expr> part) { return spells(file, part, names); });
}

template <class Names>
bool spell(const FileIndex& file, Slice<Expr> exprs, const Names& names) {
  return std::ranges::any_of(exprs, [&](Id<Expr> expr) { return spells(file, expr, names); });
}

bool catches(const FileIndex& file, const Stmt& attempt) {
  return std::ranges::any_of(attempt.handlers, [&](Id<Stmt> handler) {
    const Slice<Expr> types = file[handler].exprs;
    return types.empty() || file[types[0]].kind == ExprKind::absent || spell(file, types, caught);
  });
}

bool leaves(const FileIndex& file, const Stmt& stmt) {
  if (stmt.kind == StmtKind::raise_stmt || stmt.kind == StmtKind::return_stmt) return true;
  if (stmt.kind != StmtKind::expr_stmt && stmt.kind != StmtKind::assign) return false;
  const Expr& value = file[stmt.exprs[0]];
  if (value.kind != ExprKind::call) return false;
  const Expr& called = file[value.parts[0]];
  const bool named = called.kind == ExprKind::name || called.kind == ExprKind::attribute;
  return named && is_one(file.text(called), leaving);
}

bool holds(Slice<Stmt> block, Id<Stmt> stmt) { return block.contains(stmt); }

bool is_behind_exit(const FileIndex& file, Slice<Stmt> block, Id<Stmt> stmt) {
  return std::ranges::any_of(block, [&](Id<Stmt> id) { return id < stmt && leaves(file, file[id]); });
}

bool expects_failure(const FileIndex& file, const Stmt& around) {
  switch (around.kind) {
    case StmtKind::try_stmt:
      return catches(file, around);
    case StmtKind::with_stmt:
      return spell(file, around.exprs, caught);
    case StmtKind::if_stmt:
    case StmtKind::while_stmt:
      return spell(file, around.exprs, asked);
    case StmtKind::function_def:
    case StmtKind::class_def:
      return spell(file, around.decorators, skipping);
    default:
      return false;
  }
}

}  // namespace

bool may_fail(const FileIndex& file, Id<Stmt> stmt) {
  Id<Stmt> inner = stmt;
  for (Id<Stmt> outer = file.parent_of_stmt[stmt.value]; outer; outer = file.parent_of_stmt[outer.value]) {
    const Stmt& around = file[outer];
    if (expects_failure(file, around)) return true;
    for (const Slice<Stmt> block : {around.body, around.orelse, around.final_body}) {
      if (holds(block, inner) && is_behind_exit(file, block, inner)) return true;
    }
    inner = outer;
  }
  return is_behind_exit(file, file.tree.body, inner);
}

}  // namespace ormlint
