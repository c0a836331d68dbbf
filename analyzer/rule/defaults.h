// Which values a column's type refuses. Facts: SQLAlchemy 2.0.36 with psycopg2, psycopg and asyncpg on PostgreSQL 15,
// which were given a value of each kind for each type; what one of them takes is not refused.
#pragma once

#include "domain/domain.h"

namespace ormlint {

// "a str", "an enum member": of the values that a message speaks of.
std::string_view instance_of(Loads loads);

// Whether an INSERT of what the default gives fails. False where it is not known.
bool refuses(const ColumnType& type, const GivenDefault& given);

}  // namespace ormlint
