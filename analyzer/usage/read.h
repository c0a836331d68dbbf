// The facts of usage.h, from the expressions of every file.
#pragma once

#include "domain/read.h"
#include "project/project.h"
#include "sources/sources.h"
#include "usage/usage.h"

namespace ormlint {

// The usage points into the domain and the project, which must outlive it.
Usage read_usage(const Project& project, const Domain& domain, const Declarations& declarations, const Sources& sources,
                 unsigned threads);

}  // namespace ormlint
