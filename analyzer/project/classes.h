// Inheritance: every class with its bases and its method resolution order.
#pragma once

#include "project/project.h"

namespace ormlint {

// Needs filled exports.
void fill_classes(Project& project);

}  // namespace ormlint
