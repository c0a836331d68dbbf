// What each module offers: definitions, re-exports and stars, flattened to a fixpoint.
//
// Following imports on demand does not end in a code base with a few `import *`: a miss tries every star again at every
// depth. Filled tables take a handful of passes.
#pragma once

#include "project/project.h"

namespace ormlint {

void fill_exports(Project& project);

}  // namespace ormlint
