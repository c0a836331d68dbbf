// Imports of what is not there, or not yet, with what their reader needs to see what was meant.
#pragma once

#include <vector>

#include "domain/domain.h"
#include "project/project.h"
#include "project/run_time.h"

namespace ormlint {

// By place.
std::vector<MissingImport> read_missing_imports(const Project& project, const RunTime& run_time, unsigned threads);
std::vector<BrokenCycle> read_broken_cycles(const Project& project, const RunTime& run_time);

}  // namespace ormlint
