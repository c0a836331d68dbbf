// Python source to its tree, by whichever parser suits the text.
#pragma once

#include <string_view>

#include "syntax/tree.h"

namespace ormlint {

// The text is UTF-8 without a byte-order mark. Never fails: what strict.h refuses recover.h reads, so that a broken
// file still declares what it can; the error is that of strict, which is CPython's.
Tree parse(std::string_view text);

}  // namespace ormlint
