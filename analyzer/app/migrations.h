// `ormlint migrations`, `dump changes` and `dump schema --at`: migrations replayed without a database, printed.
#pragma once

#include <string>

#include "app/options.h"
#include "base/problem.h"
#include "pipeline/inputs.h"

namespace ormlint {

Result<std::string> print_migrations(const Inputs& inputs, const DumpOptions& options);

}  // namespace ormlint
