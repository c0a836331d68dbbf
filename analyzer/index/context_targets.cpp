// Stars in assignments and values, and the one name that nothing may be assigned to.
#include <string_view>

#include "index/context_facts.h"

namespace ormlint {

namespace {

// CPython's limit of targets before a starred one (Python/compile.c: one byte of an instruction's argument).
constexpr std::uint32_t most_before_star = 256;

class Targets {
 public:
  Targets(const FileIndex& file, Faults& faults) : file_(file), faults_(faults) {}

  void whole(Id<Expr> target) {
    if (file_[target].kind == ExprKind::starred) {
      faults_.add(Step::code, file_[target].span, "starred assignment target must be in a list or tuple");
    }
    part(target);
  }

  void value(Id<Expr> value) {
    if (file_[value].kind != ExprKind::starred) return;
    faults_.add(Step::code, file_[value].span, "can't use starred expression here");
  }

 private:
  void part(Id<Expr> target) {
    const Expr& expr = file_[target];
    const bool many = expr.kind == ExprKind::tuple || expr.kind == ExprKind::list;
    if (!many && expr.kind != ExprKind::starred) return;
    std::uint32_t stars = 0, before = 0;
    for (const Id<Expr> inner : expr.parts) {
      if (file_[inner].kind == ExprKind::starred) {
        if (++stars == 2) faults_.add(Step::code, expr.span, "multiple starred expressions in assignment");
        if (before >= most_before_star) {
          faults_.add(Step::code, expr.span, "too many expressions in star-unpacking assignment");
        }
      }
      ++before;
      part(inner);
    }
  }

  const FileIndex& file_;
  Faults& faults_;
};

void statement_targets(const FileIndex& file, const Stmt& stmt, Targets& targets) {
  if (stmt.kind == StmtKind::with_stmt) {
    for (const Id<Expr> item : stmt.exprs) {
      if (file[item].parts.size() == 2) targets.whole(file[item].parts[1]);
    }
  } else if (stmt.kind == StmtKind::assign) {
    for (const Id<Expr> target : stmt.exprs.from(1)) targets.whole(target);
  } else if (stmt.kind == StmtKind::for_stmt) {
    targets.whole(stmt.exprs[0]);
  }
}

void statement_value(const Stmt& stmt, Targets& targets) {
  if (stmt.exprs.empty()) return;
  const bool first =
      stmt.kind == StmtKind::expr_stmt || stmt.kind == StmtKind::return_stmt || stmt.kind == StmtKind::assign;
  targets.value(stmt.exprs[first ? 0 : stmt.exprs.size() - 1]);
}

}  // namespace

void check_targets(const FileIndex& file, const ContextFacts& facts, Faults& faults) {
  Targets targets(file, faults);
  for (const Id<Stmt> id : facts.targeted) statement_targets(file, file[id], targets);
  for (const Id<Stmt> id : facts.valued) statement_value(file[id], targets);
  for (const Id<Expr> id : facts.formatted) targets.value(file[id].parts[0]);
  for (const Id<Expr> id : facts.yields) {
    if (file[id].kind == ExprKind::yield) targets.value(file[id].parts[0]);
  }
  for (const Id<Expr> id : facts.comprehensions) {
    for (const Id<Expr> part : file[id].parts) {
      if (file[part].kind == ExprKind::comprehension) targets.whole(file[part].parts[0]);
    }
  }
}

}  // namespace ormlint
