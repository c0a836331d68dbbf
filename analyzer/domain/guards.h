// Whether code around an expression expects it to fail: a try that catches the error, an assertion that it is raised.
#pragma once

#include <initializer_list>
#include <string_view>

#include "index/file_index.h"

namespace ormlint {

// The statement stands in the body of a try that names one of these exceptions, or in a `with …raises(…)` that does.
bool expects_error(const FileIndex& file, Id<Stmt> stmt, std::initializer_list<std::string_view> exceptions);

}  // namespace ormlint
