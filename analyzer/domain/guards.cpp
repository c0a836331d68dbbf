#include "domain/guards.h"

#include <algorithm>

namespace ormlint {

namespace {

using Names = std::initializer_list<std::string_view>;

bool names_one(const FileIndex& file, Id<Expr> expr, Names wanted) {
  const Expr& written = file[expr];
  if (written.kind == ExprKind::name || written.kind == ExprKind::attribute) {
    return std::ranges::find(wanted, file.text(written)) != wanted.end();
  }
  if (written.kind != ExprKind::tuple) return false;
  return std::ranges::any_of(written.parts, [&](Id<Expr> part) { return names_one(file, part, wanted); });
}

bool caught_by(const FileIndex& file, const Stmt& attempt, Names wanted) {
  return std::ranges::any_of(attempt.handlers, [&](Id<Stmt> handler) {
    const Stmt& clause = file[handler];
    return !clause.exprs.empty() && names_one(file, clause.exprs[0], wanted);
  });
}

// pytest.raises(AttributeError), self.assertRaises(AttributeError), suppress(AttributeError)
bool asserted_by(const FileIndex& file, const Stmt& with, Names wanted) {
  return std::ranges::any_of(with.exprs, [&](Id<Expr> item) {
    if (file[item].parts.empty()) return false;
    const Expr& call = file[file[item].parts[0]];
    if (call.kind != ExprKind::call) return false;
    return std::ranges::any_of(call.parts.from(1), [&](Id<Expr> part) { return names_one(file, part, wanted); });
  });
}

bool within(Slice<Stmt> block, Id<Stmt> stmt) {
  return stmt.value >= block.first && stmt.value < block.first + block.count;
}

}  // namespace

bool expects_error(const FileIndex& file, Id<Stmt> stmt, Names exceptions) {
  for (Id<Stmt> inner = stmt, outer = file.parent_of_stmt[stmt.value]; outer;
       inner = outer, outer = file.parent_of_stmt[outer.value]) {
    const Stmt& around = file[outer];
    if (around.kind == StmtKind::try_stmt && within(around.body, inner) && caught_by(file, around, exceptions))
      return true;
    if (around.kind == StmtKind::with_stmt && asserted_by(file, around, exceptions)) return true;
  }
  return false;
}

}  // namespace ormlint
