// Modules that nothing imports: what they declare does not exist while the program runs.
#pragma once

#include "domain/domain.h"
#include "project/project.h"

namespace ormlint {

// Fills Relationship::unloaded. Reads imports only where a target in another file is named by text, and no module is
// loaded by a name that code makes.
void find_unloaded(const Project& project, Domain& domain);

}  // namespace ormlint
