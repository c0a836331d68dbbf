// Notes on a value that a function is given and that meets a column inside of it.
#pragma once

#include "report/finding.h"
#include "usage/usage.h"

namespace ormlint {

// Where it is handed on and where it meets the column; nothing where it meets it right where it is.
void tell_where_met(Finding& finding, const GivenValue& given);

}  // namespace ormlint
