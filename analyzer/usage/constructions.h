// Objects that are made and added to a session without a value that their table needs.
#pragma once

#include "usage/file_view.h"
#include "usage/usage.h"

namespace ormlint {

std::vector<MissingColumns> missing_columns(FileView& view);

}  // namespace ormlint
