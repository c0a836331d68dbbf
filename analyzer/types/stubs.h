// The stub files that the program carries: analyzer/types/stubs, embedded when it is built.
#pragma once

#include <vector>

#include "project/library.h"

namespace ormlint {

std::vector<Stub> builtin_stubs();

}  // namespace ormlint
