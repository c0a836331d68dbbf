// Types as text, and what each name of a file holds: `ormlint dump types`.
#pragma once

#include <functional>
#include <string>

#include "types/evaluate.h"

namespace ormlint {

// As an annotation would say it: `Order | None`, `sequence[Row[str, Status]]`; what is not known is `?`. A sequence is
// whatever can be iterated, JSON whatever json.loads() gives.
std::string print_type(const Project& project, const Domain& domain, const Type& type);

// One line for each name that a statement binds to a value, in the order of the source: its line, itself, its type.
std::string print_types(const Project& project, const Domain& domain, const Declarations& declarations, FileId file,
                        const std::function<std::size_t(Span)>& line);

}  // namespace ormlint
