// What can be told about running without running: tests that are decided for every Python from 3.8 on, and statements
// behind which nothing runs. Code for Python 2, and what stands behind a return, breaks no program.
#pragma once

#include <optional>

#include "index/file_index.h"

namespace ormlint {

// A condition's truth at run time, where it is the same in all runs: constants, `sys.version_info < (3,)`, `six.PY2`,
// TYPE_CHECKING (false), and names of the module that were given such a value once.
std::optional<bool> static_truth(const FileIndex& file, Id<Expr> test, int depth = 4);

// The statement never ends by going on with the next: return, raise, sys.exit(), an if whose branches all do so.
bool never_continues(const FileIndex& file, Id<Stmt> stmt);

}  // namespace ormlint
