// Imports that fail since their module is still being run: cycles of module-level imports in an order that breaks them.
//
// A cycle is as good as the module that comes first. It is told only where every way into it that the project shows
// breaks it: imports from outside, at module level or in functions, strings that name a module or its package, scripts;
// and where nothing shows a way, each of its modules as the first one.
#pragma once

#include <vector>

#include "project/import_run.h"
#include "project/project.h"

namespace ormlint {

struct CycleBreak {
  BrokenImport broken;
  Id<Module> first;  // of the cycle's modules or of those that import them: where the run began
};

// By file and place, one for each place.
std::vector<CycleBreak> find_cycle_breaks(const Project& project, const RunTime& run_time);

}  // namespace ormlint
