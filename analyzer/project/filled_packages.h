// Packages that copy the names of all their submodules into themselves while they are imported, instead of importing
// them one by one: a loop over pkgutil's modules and globals(), in the package or in a function that it calls.
#pragma once

#include <vector>

#include "project/project.h"

namespace ormlint {

struct FilledPackage {
  Id<Module> module;
  bool deep = false;  // with the submodules of its submodules
};

// By what is exported so far, which says what a call in a package reaches.
std::vector<FilledPackage> filled_packages(const Project& project);
// The modules whose names such a package gets.
std::vector<Id<Module>> filled_from(const Project& project, const FilledPackage& package);

}  // namespace ormlint
