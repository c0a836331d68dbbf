// What PostgreSQL refuses of the migrations, told from what is only not known: each cause once, and why the object that
// a statement needs is not there.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "migrations/database.h"
#include "migrations/revisions.h"

namespace ormlint::migrations {

enum class Cause : std::uint8_t {
  never_made,   // by no revision
  made_later,   // by a revision that follows
  made_beside,  // on another branch, which need not have run
  dropped_before,
  renamed_before,
  made_before,  // a duplicate
  made_twice,   // a duplicate: on another branch, and in the end both have run
  of_types,     // that do not go together
  of_another,   // dropped by a downgrade, though an earlier revision has made it, whose downgrade drops it again
};

struct Failure {
  schema::Fault fault;
  bool down = false;  // of the downgrade
  Cause cause = Cause::never_made;
  std::optional<std::size_t> other_revision;  // that made it, or took it away
  std::optional<Location> other;
  std::size_t more = 0;  // statements of the same migration that fail for the same cause
};

// What a downgrade leaves behind, or does not bring back: the upgrade fails on it when it runs again.
struct Leftover {
  schema::Fault fault;  // what the server says then
  bool gone = false;    // not brought back
};

struct History;

// By revision.
std::vector<std::vector<Failure>> find_failures(const MigrationTree& tree, const History& history);
// Of one revision whose downgrade has no failures.
std::vector<Leftover> find_leftovers(const History& history, std::size_t revision);

}  // namespace ormlint::migrations
