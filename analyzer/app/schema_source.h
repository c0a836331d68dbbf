// Where a schema comes from: a dump, plain SQL, a snapshot, a folder of SQL files that were run one after the other, or
// a live database.
#pragma once

#include <string>
#include <vector>

#include "base/problem.h"
#include "sources/sources.h"
#include "sources/target.h"

namespace ormlint {

// At least one source. A folder's *.sql are taken in the order of their names, as migration tools do; what lies below
// it is not looked at.
Result<std::vector<Source>> load_schema(const std::string& schema, const Target& target);

}  // namespace ormlint
