// In what order statements of one function run, as far as their nesting tells.
#pragma once

#include "index/file_index.h"

namespace ormlint {

// The statement runs before the other one whenever that runs: it stands earlier in the same block, or in a block
// around.
bool dominates(const FileIndex& file, Id<Stmt> earlier, Id<Stmt> later);
// The statements before it in its block.
Slice<Stmt> earlier(const FileIndex& file, Id<Stmt> stmt);
// A loop is around both, and not around the third, which would run between them each time.
bool in_one_loop(const FileIndex& file, Id<Stmt> one, Id<Stmt> other, Id<Stmt> without);

// The bindings of a scope's name that may be the one a use sees: those before it back to the last one that surely ran,
// and those behind it in a loop around both. From another scope (a nested function, run who knows when) all of them.
std::vector<Id<Binding>> reaching(const FileIndex& file, Slice<Binding> bindings, Id<Expr> use, bool same_scope);
// …of a function's name, where there is only one.
Id<Binding> sole_reaching(const FileIndex& file, Id<Expr> use);

}  // namespace ormlint
