// What MetaData.tables and a schema can hold only once: tables of one name, indexes of one name.
#pragma once

#include "domain/domain.h"
#include "project/project.h"

namespace ormlint {

// Fills Table::twin and Index::taken.
void find_twins(const Project& project, Domain& domain);

}  // namespace ormlint
