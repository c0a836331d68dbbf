// Whether running some file of the project loads several others, all of them.
#pragma once

#include <span>

#include "project/project.h"

namespace ormlint {

// By imports at module level that are sure to run; never by a file of the tests.
bool loaded_together(const Project& project, std::span<const FileId> files);

}  // namespace ormlint
