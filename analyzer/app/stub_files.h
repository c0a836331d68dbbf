// The user's own stub files: folders that the configuration names, read like `sys.path` would have their packages.
// `name-stubs/` is the package `name`. Source: PEP 561, "Stub-only Packages".
#pragma once

#include <string>
#include <vector>

#include "base/problem.h"
#include "project/library.h"

namespace ormlint {

// Of folders that can be opened. What cannot be read or is no Python becomes a problem, and the others are read.
std::vector<Stub> read_stubs(const std::vector<std::string>& folders, Problems& problems);

}  // namespace ormlint
