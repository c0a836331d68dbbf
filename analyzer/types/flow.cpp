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

bool in_one_loop(const FileIndex& file, Id<Stmt> one, Id<Stmt> other) {
  for (Id<Stmt> loop = file.parent_of_stmt[one.value]; loop; loop = file.parent_of_stmt[loop.value]) {
    if (file[loop].kind != StmtKind::for_stmt && file[loop].kind != StmtKind::while_stmt) continue;
    if (file[loop].span.contains(file[other].span)) return true;
  }
  return false;
}

}  // namespace ormlint
