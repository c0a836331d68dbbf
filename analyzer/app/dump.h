// `ormlint dump`: what a phase has made, printed.
#pragma once

#include "app/options.h"

namespace ormlint {

// Returns the exit code.
int dump(const DumpOptions& options);

}  // namespace ormlint
