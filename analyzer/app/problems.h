// A problem as a line on standard error.
#pragma once

#include "base/problem.h"
#include "sources/sources.h"

namespace ormlint {

// Its place first, if it has one: `path:line:column: …`, both 1-based.
void tell(const Problem& problem, const Sources& sources);

}  // namespace ormlint
