// Standard output and standard error. fmt::print throws when the disk is full or the pipe is closed; these do not.
#pragma once

#include <string_view>

#include "base/problem.h"

namespace ormlint {

Result<void> write_output(std::string_view bytes);

// One line on standard error, "ormlint: " before it. Where that cannot be written nobody is left to tell.
void complain(std::string_view text);

// The same, as the whole of what was done: 2.
int refuse(const Problem& problem);

}  // namespace ormlint
