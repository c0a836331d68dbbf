// Attributes that a mapped class does not have: read, given to its constructor or to filter_by(), assigned.
#pragma once

#include "usage/file_view.h"
#include "usage/usage.h"

namespace ormlint {

std::vector<UnknownAttribute> unknown_attributes(FileView& view);

// Takes away what the rest of the project makes an attribute of some object, and assignments whose name is read.
void forgive_attributes(const Project& project, std::vector<UnknownAttribute>& rows);

}  // namespace ormlint
