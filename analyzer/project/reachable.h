// What running a file may load: everything it imports, and what that imports, wherever the import stands.
#pragma once

#include <optional>
#include <set>

#include "project/project.h"

namespace ormlint {

// It speaks of what loads modules by names that are made while the program runs.
bool loads_by_name(const FileIndex& index);

// With the file itself and the packages that its modules lie in. None where modules are loaded by name on the way.
std::optional<std::set<FileId>> may_load(const Project& project, FileId file);

}  // namespace ormlint
