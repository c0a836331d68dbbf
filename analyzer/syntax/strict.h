// Reads Python exactly: a hand-written tokenizer and a recursive descent over the grammar of Python 3.8 to 3.14
// (Language Reference, "Full Grammar specification"). Its tree is CPython's `ast`, and what it refuses CPython refuses.
#pragma once

#include <string_view>

#include "syntax/tree.h"

namespace ormlint {

// The message for brackets nested deeper than CPython's tokenizer follows (MAXLEVEL).
inline constexpr std::string_view too_many_brackets = "too many nested parentheses";

// The text is UTF-8 without a byte-order mark; lines end in \n, \r\n or \r. When tree.error is set it is the first
// error, in the words of CPython 3.13, and the rest of the tree is empty: recover reads what can still be read.
Tree strict(std::string_view text);

// For recover, which cannot tell some whole parts of a text by itself: reads the statements or the expression that
// stand at a place, into a tree that has others. Empty or absent when CPython would refuse them.
Slice<Stmt> strict_statements(std::string_view text, Span at, Tree& tree);
Expr strict_expression(std::string_view text, Span at, Tree& tree);

}  // namespace ormlint
