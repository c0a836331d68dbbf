// check · snapshot · rule · dump · version
#pragma once

#include "app/options.h"

namespace ormlint {

// Does it and returns the exit code: 0 nothing active, 1 active findings, 2 could not do what was asked.
int run(const Options& options);

}  // namespace ormlint
