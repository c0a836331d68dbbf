// Files that the oldest Python which the project promises to run on (`requires-python`) cannot compile, though
// importing one of its packages there runs them: from the package's __init__.py by imports that nothing guards.
#pragma once

#include <optional>
#include <vector>

#include "project/project.h"

namespace ormlint {

struct TooNew {
  FileId file{};
  NewSyntax syntax;                  // the newest that the file has
  unsigned oldest = 0;               // the minor version of that oldest Python 3
  std::optional<Location> imported;  // the import that runs the file; none for a package's own __init__.py
};

// By file.
std::vector<TooNew> find_too_new(const Project& project);

}  // namespace ormlint
