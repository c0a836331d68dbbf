// ormlint fix: what check finds and knows a cure for, written into the files.
#pragma once

#include "app/options.h"

namespace ormlint {

// The exit code: 0 nothing is left, 1 findings are left, 2 something could not be done.
int fix(const FixOptions& options);

}  // namespace ormlint
