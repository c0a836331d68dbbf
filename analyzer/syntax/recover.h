// Reads Python with tree-sitter: whatever can still be read of a file, broken or not. tree-sitter is blind to
// indentation and accepts some of Python 2, so its verdict is completed by layout.h. The grammar is 0.25.0, of ABI 15.
#pragma once

#include <string_view>

#include "syntax/tree.h"

namespace ormlint {

// The text is UTF-8 without a byte-order mark. Never fails: what is no Python becomes `error` nodes, and tree.error
// says where the first fault is. Nesting deeper than CPython's own limit, and files that take longer than the parser's
// time limit, are such faults too.
Tree recover(std::string_view text);

}  // namespace ormlint
