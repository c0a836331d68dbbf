// A tree of migrations carried out: what each revision executes, and the schema that it leaves. A revision meets what
// its ancestors made, not what stands before it in some order, so that branches do not see each other.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "migrations/database.h"
#include "migrations/revisions.h"

namespace ormlint::migrations {

struct History {
  std::vector<std::vector<Executed>> upgrades;  // by revision
  schema::Schema last;                          // after all heads
  // Tables that revisions change and none creates: something made them before, create_all() or an SQL file. Without
  // their schema, as the search path of a session may be any.
  std::set<std::string, std::less<>> made_elsewhere;
  // The first revision makes tables, and next to none were made elsewhere: an empty database becomes the whole one.
  bool from_nothing = false;
};

// What upgrade() of every revision does, in the tree's order.
History run(const Project& project, const MigrationTree& tree);

// After this revision and its ancestors.
schema::Schema schema_at(const History& history, const MigrationTree& tree, std::size_t revision);

}  // namespace ormlint::migrations
