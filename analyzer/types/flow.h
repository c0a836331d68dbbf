// In what order statements of one function run, as far as their nesting tells.
#pragma once

#include "index/file_index.h"

namespace ormlint {

// The statement runs before the other one whenever that runs: it stands earlier in the same block, or in a block
// around.
bool dominates(const FileIndex& file, Id<Stmt> earlier, Id<Stmt> later);
// The statements before it in its block.
Slice<Stmt> earlier(const FileIndex& file, Id<Stmt> stmt);
bool in_one_loop(const FileIndex& file, Id<Stmt> one, Id<Stmt> other);

}  // namespace ormlint
