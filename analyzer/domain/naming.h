// Names that a MetaData's naming_convention gives to indexes and constraints. Facts: SQLAlchemy's documentation,
// "Configuring Constraint Naming Conventions", and its `sql/naming.py`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/tables.h"

namespace ormlint {

// Names every index, unique constraint and foreign key of the table that has no name of its own, as far as the
// convention is understood. Foreign keys know their targets already.
void name_by_convention(const MetaData& metadata, Table& table);

}  // namespace ormlint
