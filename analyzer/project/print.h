// Project as text: `ormlint dump project`.
#pragma once

#include <string>

#include "project/project.h"

namespace ormlint {

// Every module with what it exports, every class with its order; sorted, so that two runs compare. What a condition, an
// attempt or a removal decides is "maybe", and a "decorated" definition may have become something else.
std::string print_project(const Project& project);
// "module x", "class a.b.C", "external sqlalchemy.Column", "unknown".
std::string describe(const Project& project, const Entity& entity);
// The dotted name of a class: its module, the classes around it, its own.
std::string qualified_name(const Project& project, ClassRef ref);

}  // namespace ormlint
