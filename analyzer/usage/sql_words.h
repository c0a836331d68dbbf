// A quick look at strings: most are no SQL, and every one is looked at.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "index/file_index.h"

namespace ormlint {

// Whether some word of the text begins with one of these, in any case; they are in lower case. A text without a space
// mentions nothing.
bool mentions(std::string_view text, std::span<const std::string_view> words);

// A file's strings that may be a sentence of SQL which mentions one of the words: docstrings are none.
std::vector<std::string_view> texts_with(const FileIndex& file, std::span<const std::string_view> words);

}  // namespace ormlint
