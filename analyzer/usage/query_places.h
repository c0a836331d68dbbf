// Whether what an expression gives becomes part of a SQL statement.
#pragma once

#include "usage/file_view.h"

namespace ormlint {

// It is an argument of filter(…), and_(…), select(…) and their like, perhaps within a list, a condition's arm or a
// combination of conditions; or it is kept under a name that is such an argument in the same function.
bool becomes_sql(FileView& view, Id<Expr> expr);
// The same, but for whether the name is such an argument, which costs a look at the whole file.
bool may_become_sql(FileView& view, Id<Expr> expr);

// The call in which the expression is a condition of its own, joined with the others by AND; none when it is not.
Id<Expr> condition_of(FileView& view, Id<Expr> expr);

// The mapped class whose attributes the keywords of a call of filter_by() are: where the query is written out before
// it, of one entity and without a join, since filter_by() asks the last one that was joined.
std::optional<Id<Model>> filtered_model(FileView& view, Id<Expr> call);

}  // namespace ormlint
