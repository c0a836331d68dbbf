// Which files run when a file is imported: a new import must not close a circle that finds a module half made.
#pragma once

#include "project/project.h"

namespace ormlint {

// Whether importing `from` may run `to`, through imports outside of functions. The packages around `to` are running
// already when it does, and count only where something imports them by name.
bool import_runs(const Project& project, FileId from, FileId to);

}  // namespace ormlint
