// The order in which `alembic upgrade heads` runs the revisions on an empty database. Branches do not depend on each
// other, yet one runs after the other, and a revision that leans on another branch works or fails by that.
//
// Facts: alembic.script.revision of Alembic 1.13 (`_topological_sort`), whose order is that of the files where the
// graph leaves it open.
#pragma once

#include <cstddef>
#include <vector>

#include "migrations/revisions.h"

namespace ormlint::migrations {

// Of a tree whose parents all exist.
std::vector<std::size_t> upgrade_order(const MigrationTree& tree);

}  // namespace ormlint::migrations
