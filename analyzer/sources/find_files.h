// Which files a run reads: those a walk finds, those git tracks although a pattern ignores them, those that were named.
#pragma once

#include <string>
#include <vector>

#include "base/problem.h"
#include "sources/surroundings.h"
#include "sources/target.h"

namespace ormlint {

// Relative to the target's root, sorted by their bytes, each once. The patterns are in .gitignore's language, relative
// to the root, and stand above git's: a negated one lets in what git ignores. What lies beside the files is told, if
// there is somewhere to put it.
std::vector<std::string> find_python_files(const Target& target, const std::vector<std::string>& exclude,
                                           Problems& problems, Surroundings* surroundings = nullptr);

}  // namespace ormlint
