// Modules that make themselves: names get into them without a binding, since code hands the module itself to something
// that may add to it.
#pragma once

#include "index/file_index.h"

namespace ormlint {

// Assigning or setattr() to `sys.modules[__name__]`, a statement that calls something with `__name__`, Enum's
// global_enum and _convert_ ("Utilities and Decorators" in the documentation of `enum`): what the module offers in the
// end is not what its statements say. The builder marks the scope of such a module as dynamic.
bool makes_itself(const FileIndex& file);

}  // namespace ormlint
