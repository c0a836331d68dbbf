// Python/compile.c keeps at most 21 blocks of a function open at a time.
#include "index/context_facts.h"

namespace ormlint {

namespace {

constexpr int most_blocks = 21;

bool within(Id<Stmt> id, Slice<Stmt> block) { return id.value >= block.first && id.value < block.first + block.count; }

// How many blocks `outer` keeps open around a statement right inside of it.
int opened(const Stmt& outer, Id<Stmt> inner) {
  switch (outer.kind) {
    case StmtKind::for_stmt:
    case StmtKind::while_stmt:
      return within(inner, outer.orelse) ? 0 : 1;
    case StmtKind::with_stmt:
      return static_cast<int>(outer.exprs.size());
    case StmtKind::except_clause:
      return 1;  // its own; that of all handlers is counted with the try
    case StmtKind::try_stmt: {
      const int finally = outer.final_body.empty() ? 0 : 1;
      if (within(inner, outer.final_body)) return 1;
      if (within(inner, outer.orelse)) return finally;
      if (within(inner, outer.handlers)) return finally + 1;
      return finally + (outer.handlers.empty() ? 0 : 1);
    }
    default:
      return 0;
  }
}

// How many it opens at most, itself.
int opens(const Stmt& stmt) {
  if (stmt.kind == StmtKind::with_stmt) return static_cast<int>(stmt.exprs.size());
  if (stmt.kind != StmtKind::try_stmt) return 1;
  return (stmt.final_body.empty() ? 0 : 1) + (stmt.handlers.empty() ? 0 : 1);
}

class NestingChecker {
 public:
  NestingChecker(const FileIndex& file, const ContextFacts& facts, Faults& faults) : file_(file), faults_(faults) {
    for (const Id<Expr> id : facts.yields) note_generator(id);
    for (const Id<Expr> id : facts.awaits) note_generator(id);
  }

  void statement(Id<Stmt> id) {
    const Stmt& stmt = file_[id];
    const int around = open_around(id);
    if (around + opens(stmt) > most_blocks) return fail(stmt.span);
    if (stmt.kind != StmtKind::try_stmt || stmt.handlers.empty()) return;
    const int finally = stmt.final_body.empty() ? 0 : 1;
    if (around + finally + 2 > most_blocks) fail(file_[stmt.handlers[0]].span);
  }

 private:
  void note_generator(Id<Expr> id) {
    const Id<Scope> scope = file_.scope_of_expr[id.value];
    if (!scope) return;
    if (generators_.empty()) generators_.resize(file_.scopes.size());
    generators_[scope.value] = true;
  }

  int open_around(Id<Stmt> id) const {
    const Id<Scope> scope = file_.scope_of_stmt[id.value];
    // A generator's whole body is a block.
    int open = file_[scope].is_async || (!generators_.empty() && generators_[scope.value]) ? 1 : 0;
    Id<Stmt> inner = id;
    for (Id<Stmt> at = file_.parent_of_stmt[id.value]; at; inner = at, at = file_.parent_of_stmt[at.value]) {
      if (file_.scope_of_stmt[at.value] != scope) break;
      open += opened(file_[at], inner);
    }
    return open;
  }

  void fail(Span at) { faults_.add(Step::code, at, "too many statically nested blocks"); }

  const FileIndex& file_;
  Faults& faults_;
  std::vector<bool> generators_;  // by scope; empty when there is none
};

}  // namespace

void check_nesting(const FileIndex& file, const ContextFacts& facts, Faults& faults) {
  NestingChecker checker(file, facts, faults);
  for (const Id<Stmt> id : facts.blocks) checker.statement(id);
}

}  // namespace ormlint
