// Whether what an expression gives becomes part of a SQL statement.
#pragma once

#include "usage/file_view.h"

namespace ormlint {

// It is an argument of filter(…), and_(…), select(…) and their like, perhaps within a list, a condition's arm or a
// combination of conditions; or it is kept under a name that is such an argument in the same function.
bool becomes_sql(FileView& view, Id<Expr> expr);

// The call in which the expression is a condition of its own, joined with the others by AND; none when it is not.
Id<Expr> condition_of(FileView& view, Id<Expr> expr);

}  // namespace ormlint
