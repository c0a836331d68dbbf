// Python source to its tree, by whichever parser suits the text.
#pragma once

#include <string_view>

#include "syntax/tree.h"

namespace ormlint {

// The text is UTF-8 without a byte-order mark. Never fails: see recover.h.
Tree parse(std::string_view text);

}  // namespace ormlint
