// Which types a server turns into which by itself. Facts: pg_cast of PostgreSQL 15; its documentation, "CREATE CAST"
// (assignment and I/O conversion casts) and "Foreign Keys"; each pair was tried.
#pragma once

#include <optional>

#include "schema/schema.h"

namespace ormlint::schema {

// Whether ALTER COLUMN … TYPE needs no USING; none where a type is not known well enough.
std::optional<bool> casts_by_itself(const Schema& schema, const Type& from, const Type& to);

// Whether a foreign key's column of the one type may refer to a column of the other.
std::optional<bool> may_refer(const Schema& schema, const Type& column, const Type& target);

}  // namespace ormlint::schema
