// A tree of migrations carried out: what each revision executes, and the schema that it leaves. A revision meets what
// its ancestors made, not what stands before it in some order, so that branches do not see each other.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "migrations/database.h"
#include "migrations/failures.h"
#include "migrations/revisions.h"

namespace ormlint::migrations {

// What the server would say where two branches meet, though it says nothing on either.
struct Collision {
  std::size_t revision = 0, statement = 0;
  schema::Fault fault;
};

struct History {
  std::vector<std::vector<Executed>> upgrades;    // by revision
  schema::Schema last;                            // after all heads
  bool postgresql = false;                        // the project speaks PostgreSQL, as far as its imports tell
  bool naming_known = true;                       // of constraints: the target_metadata of env.py was understood
  bool creates_all = false;                       // the application may make its tables when it starts
  bool transactional = true;                      // env.py does not speak of autocommit
  std::set<std::string, std::less<>> enum_names;  // enum types that columns speak of, made or not
  std::vector<std::vector<Executed>> downgrades;  // by revision, behind its upgrade; empty for one that raises
  std::vector<std::vector<Executed>> repeated;    // the upgrade once more, behind that
  std::vector<Collision> collisions;
  std::vector<std::vector<Failure>> failures;  // by revision
  // Tables that revisions change and none creates: something made them before, create_all() or an SQL file. Without
  // their schema, as the search path of a session may be any.
  std::set<std::string, std::less<>> made_elsewhere;
  // The first revision makes tables and needs none that was there before it, and next to none were made elsewhere: an
  // empty database becomes the whole one.
  bool from_nothing = false;
};

// What upgrade() of every revision does, in the tree's order.
History run(const Project& project, const MigrationTree& tree);

// What a revision meets; what it and its ancestors leave.
schema::Schema schema_before(const History& history, const MigrationTree& tree, std::size_t revision);
schema::Schema schema_at(const History& history, const MigrationTree& tree, std::size_t revision);

}  // namespace ormlint::migrations
