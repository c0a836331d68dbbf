// Questions that migrations ask the catalog before they act, answered from the schema as it stands at that statement:
// the inspector's, and the usual forms in SQL. Facts: SQLAlchemy's documentation, "Reflecting Database Objects";
// PostgreSQL's, "The Information Schema" and "System Catalogs".
#pragma once

#include <string>
#include <string_view>

#include "migrations/value.h"
#include "schema/schema.h"

namespace ormlint::migrations {

bool is_query(std::string_view sql);

// What fetchone(), first(), scalar() … of the result of a query give; unknown where the question is not understood, or
// the schema does not know.
Value answer(const Object& result, std::string_view method, const schema::Schema& schema);

}  // namespace ormlint::migrations
