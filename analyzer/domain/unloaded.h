// Modules that nothing imports: what they declare does not exist while the program runs.
#pragma once

#include "domain/domain.h"
#include "project/project.h"

namespace ormlint {

// Fills Relationship::unloaded. Costs nothing where every target is in a file whose name some import spells.
void find_unloaded(const Project& project, Domain& domain);

}  // namespace ormlint
