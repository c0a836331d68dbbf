// What a statement may change of a schema when some of it is not known: a name that was put together, a body of
// PL/pgSQL. Told by its words, as nothing can parse it.
#pragma once

#include <string_view>

#include "schema/change.h"
#include "schema/schema.h"

namespace ormlint::migrations {

// Of SQL in which holes stand for what is not known. The result names nothing, and is not `everything`, where no schema
// is changed: INSERT, GRANT, CREATE FUNCTION.
schema::Opaque touched_by(std::string_view sql, const schema::Schema& now);

}  // namespace ormlint::migrations
