// What `--timings` prints.
#pragma once

#include "base/timings.h"

namespace ormlint {

// A line for each phase on standard error, in columns that a script can split at blanks; last the sum and, in bytes of
// memory, the most the process ever had (getrusage(2)).
void tell_timings(const Timings& timings);

}  // namespace ormlint
