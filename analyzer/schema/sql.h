// A script to the changes it makes: pg_dump's output, a hand-written schema, a snapshot of ours. What changes no table,
// type or view is passed over on purpose; what may change one and is not understood becomes a Problem and an Opaque
// change, so that nobody makes a claim about it.
#pragma once

#include <string_view>
#include <vector>

#include "base/problem.h"
#include "schema/change.h"

namespace ormlint::schema {

std::vector<Change> read_script(std::string_view sql, FileId file, Problems& problems);

}  // namespace ormlint::schema
