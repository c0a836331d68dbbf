// What Alembic compares with a database, and what an application makes beside it. Facts: Alembic's documentation, "Auto
// Generating Migrations".
#pragma once

#include "domain/registries.h"

namespace ormlint {

// Fills Domain::targets and Domain::made_at_start.
void read_target_metadata(const Project& project, Registries& registries, Domain& domain);

}  // namespace ormlint
