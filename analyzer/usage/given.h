// Values that meet a column: given to an attribute, to a constructor, to an INSERT or UPDATE, or compared in a query.
#pragma once

#include <vector>

#include "usage/file_view.h"
#include "usage/usage.h"

namespace ormlint {

// A name that meets a column, whatever it holds.
struct NameMet {
  Id<Expr> name;
  GivenValue as;  // with what is known of it there
};

// Fills in `given`, and what of `members_in_json` goes into columns.
std::vector<NameMet> read_given(FileView& view, Usage& usage);
// What the value is that the row is about. False where nothing is known of it.
bool describe_value(FileView& view, Id<Expr> value, GivenValue& row);
// What columns' defaults give, sorted in among the rest.
void add_defaults(const Domain& domain, Usage& usage);

}  // namespace ormlint
