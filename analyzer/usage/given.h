// Values that meet a column: given to an attribute, to a constructor, to an INSERT or UPDATE, or compared in a query.
#pragma once

#include "usage/file_view.h"
#include "usage/usage.h"

namespace ormlint {

// Fills in `given`, and what of `members_in_json` goes into columns.
void read_given(FileView& view, Usage& usage);
// What columns' defaults give, sorted in among the rest.
void add_defaults(const Domain& domain, Usage& usage);

}  // namespace ormlint
