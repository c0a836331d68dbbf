// Relationships that write the same column without knowing of each other: what SQLAlchemy warns of under the code qzyx.
#pragma once

#include "domain/domain.h"

namespace ormlint {

// After the joins are known.
void find_overlaps(Domain& domain);

}  // namespace ormlint
