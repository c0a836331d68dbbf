// Modules that make themselves: code at their top level hands the module itself to something that may add to it.
#pragma once

#include "index/file_index.h"

namespace ormlint {

// `sys.modules[__name__] = …`, a statement that calls something with `__name__`, enum's global_enum: what the module
// offers in the end is not what its statements say.
bool makes_itself(const FileIndex& file);

}  // namespace ormlint
