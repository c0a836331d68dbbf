// Values that dicts and lists carry from where they are put in to where they are read, also out of the functions of
// other files that return them: `order.get("state")`, where somewhere `{"state": None}` was made.
#pragma once

#include <vector>

#include "usage/file_view.h"

namespace ormlint {

struct Carried {
  FileId file{};
  Id<Expr> value;        // as it was put in
  bool perhaps = false;  // something else may have taken its place on the way
};

// What the expression may read out of dicts and lists that are written out somewhere; empty where it reads from none,
// or code on the way asks what is in them.
std::vector<Carried> carried_values(FileView& view, Id<Expr> read);

}  // namespace ormlint
