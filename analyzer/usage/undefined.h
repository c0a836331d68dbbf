// Names that no scope binds.
#pragma once

#include <vector>

#include "domain/domain.h"
#include "project/project.h"
#include "usage/usage.h"

namespace ormlint {

// By place. Views point into the project.
std::vector<UndefinedName> undefined_names(const Project& project, const Domain& domain, unsigned threads);

}  // namespace ormlint
