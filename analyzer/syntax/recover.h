// Reads Python with tree-sitter: whatever can still be read of a file that strict.h refuses. tree-sitter is blind to
// indentation and accepts some of Python 2, so it is no judge of what is Python. The grammar is 0.25.0, of ABI 15.
#pragma once

#include <string_view>

#include "syntax/tree.h"

namespace ormlint {

// The text is UTF-8 without a byte-order mark. Never fails: what is no Python becomes `error` nodes, and tree.error
// says where the first of them is. A file that takes longer than the parser's time limit is such a fault too.
Tree recover(std::string_view text);

}  // namespace ormlint
