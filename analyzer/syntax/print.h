// The tree as text: one node a line, children indented, so that a golden's diff shows what changed.
#pragma once

#include <string>
#include <string_view>

#include "syntax/tree.h"

namespace ormlint {

// One line per node: kind, operator, quoted text, span as begin..end in bytes.
std::string print_tree(const Tree& tree);
// A Python-like quoted form with escapes for what is not printable.
std::string quoted(std::string_view text);

}  // namespace ormlint
