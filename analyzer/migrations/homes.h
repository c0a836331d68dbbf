// Which tree of migrations makes which declared table. A repository may hold several services, each with its own; the
// tree that is nearest to a table's file, by the folders they share, is its home.
#pragma once

#include <set>
#include <vector>

#include "domain/domain.h"
#include "migrations/revisions.h"
#include "project/project.h"

namespace ormlint::migrations {

// By tree. A table stands with every one of several trees that are equally near, so with the only one there is; and
// only with a tree that cannot be run, where that one is nearer.
std::vector<std::set<const Table*>> tables_near(const Project& project, const Domain& domain,
                                                const std::vector<MigrationTree>& trees);

}  // namespace ormlint::migrations
