// Whether the code around an import expects that it may fail, or may never run it.
#pragma once

#include "index/file_index.h"

namespace ormlint {

// The statement stands in a try that catches what a failing import raises, in a `with` that suppresses or asserts it,
// under a test of the version, the platform or TYPE_CHECKING, in what a test framework skips, or behind a statement
// that leaves its block.
bool may_fail(const FileIndex& file, Id<Stmt> stmt);

}  // namespace ormlint
