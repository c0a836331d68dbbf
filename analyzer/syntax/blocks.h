// What CPython calls the statements that open a block, when it misses the block.
#pragma once

#include <string>
#include <string_view>

namespace ormlint {

// "'if' statement", "function definition", of a line that begins with it; empty for what opens no block.
std::string block_name(std::string_view line);

}  // namespace ormlint
