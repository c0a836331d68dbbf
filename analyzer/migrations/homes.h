// Which tree of migrations makes which declared table. A repository may hold several services, each with its own; the
// tree that is nearest to a table's file, by the folders they share, is its home. And which of them Alembic does not
// see, or comes too late for. Facts: Alembic's documentation, "Auto Generating Migrations".
#pragma once

#include <set>
#include <vector>

#include "domain/domain.h"
#include "migrations/revisions.h"
#include "project/project.h"

namespace ormlint::migrations {

struct Home {
  // A table stands with every one of several trees that are equally near, so with the only one there is; and only with
  // a tree that cannot be run, where that one is nearer.
  std::set<const Table*> near;
  // Mapped tables of env.py's target_metadata whose modules it does not load: Alembic does not know them.
  std::vector<const Table*> unseen;
  Location target;                      // of both: where env.py names its target_metadata
  std::vector<Location> made_at_start;  // create_all() of that MetaData, which runs whenever the application starts
};

std::vector<Home> find_homes(const Project& project, const Domain& domain, const std::vector<MigrationTree>& trees);

}  // namespace ormlint::migrations
