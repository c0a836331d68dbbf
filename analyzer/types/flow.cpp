#include "types/flow.h"

namespace ormlint {

namespace {

bool within(Slice<Stmt> block, Id<Stmt> stmt) { return stmt.value - block.first < block.count; }

// The block that it stands in, of those of the statement around.
Slice<Stmt> block_of(const FileIndex& file, Id<Stmt> stmt) {
  const Id<Stmt> parent = file.parent_of_stmt[stmt.value];
  if (!parent) return file.tree.body;
  const Stmt& around = file[parent];
  for (const Slice<Stmt> block : {around.body, around.orelse, around.handlers, around.final_body}) {
    if (within(block, stmt)) return block;
  }
  return {};
}

// What a `for` or `with` binds is bound anew whenever its body runs.
bool opens_block(const FileIndex& file, Id<Stmt> opening, Id<Stmt> inside) {
  const StmtKind kind = file[opening].kind;
  if (kind != StmtKind::for_stmt && kind != StmtKind::with_stmt) return false;
  for (Id<Stmt> at = inside; at; at = file.parent_of_stmt[at.value]) {
    if (file.parent_of_stmt[at.value] == opening) return within(file[opening].body, at);
  }
  return false;
}

}  // namespace

bool dominates(const FileIndex& file, Id<Stmt> earlier, Id<Stmt> later) {
  const Id<Stmt> parent = file.parent_of_stmt[earlier.value];
  Id<Stmt> at = later;
  while (at && file.parent_of_stmt[at.value] != parent) at = file.parent_of_stmt[at.value];
  if (!at || at == earlier) return false;
  return !parent || within(block_of(file, earlier), at);
}

Slice<Stmt> earlier(const FileIndex& file, Id<Stmt> stmt) {
  Slice<Stmt> block = block_of(file, stmt);
  block.count = block.empty() ? 0 : stmt.value - block.first;
  return block;
}

bool in_one_loop(const FileIndex& file, Id<Stmt> one, Id<Stmt> other, Id<Stmt> without) {
  for (Id<Stmt> loop = file.parent_of_stmt[one.value]; loop; loop = file.parent_of_stmt[loop.value]) {
    if (file[loop].kind != StmtKind::for_stmt && file[loop].kind != StmtKind::while_stmt) continue;
    const bool each_time = without && file[loop].span.contains(file[without].span);
    if (file[loop].span.contains(file[other].span) && !each_time) return true;
  }
  return false;
}

std::vector<Id<Binding>> reaching(const FileIndex& file, Slice<Binding> bindings, Id<Expr> use, bool same_scope) {
  std::vector<Id<Binding>> found;
  Id<Stmt> sure;
  const Id<Stmt> here = file.stmt_of_expr[use.value];
  const std::uint32_t place = file[use].span.begin;
  for (const Id<Binding> id : bindings) {
    const Binding& binding = file[id];
    if (binding.kind == BindingKind::annotation) continue;
    const bool ordered = same_scope && binding.stmt && binding.kind != BindingKind::parameter && here;
    if (!ordered) {
      found.push_back(id);
      continue;
    }
    const bool before = binding.stmt != here && file[binding.stmt].span.begin <= place;
    if (before && (dominates(file, binding.stmt, here) || opens_block(file, binding.stmt, here))) {
      found.clear();
      sure = binding.stmt;
    }
    if (before || in_one_loop(file, here, binding.stmt, sure)) found.push_back(id);
  }
  return found;
}

Id<Binding> sole_reaching(const FileIndex& file, Id<Expr> use) {
  const Id<Scope> scope = file.scope_of_expr[use.value];
  if (!scope || file[scope].kind != ScopeKind::function) return {};
  const std::vector<Id<Binding>> found = reaching(file, file.bindings_of(scope, file[use].text), use, true);
  return found.size() == 1 ? found.front() : Id<Binding>{};
}

}  // namespace ormlint
