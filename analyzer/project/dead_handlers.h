// Handlers of ImportError that nothing can come to, since what the `try` imports is the project's own and is there.
#pragma once

#include <vector>

#include "project/project.h"

namespace ormlint {

// The bodies of such clauses, in order. Needs filled exports.
std::vector<Span> dead_handlers(const Project& project, FileId file);

}  // namespace ormlint
