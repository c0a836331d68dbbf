// Imports of what is not there, or not yet, with what their reader needs to see what was meant.
#pragma once

#include <vector>

#include "domain/domain.h"
#include "project/project.h"

namespace ormlint {

// By place.
std::vector<MissingImport> read_missing_imports(const Project& project, unsigned threads);
std::vector<BrokenCycle> read_broken_cycles(const Project& project);

}  // namespace ormlint
