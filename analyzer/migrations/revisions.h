// The files of migrations as a graph: trees, revisions with their parents, heads. Facts: Alembic's documentation,
// "Tutorial" (the migration environment, version files) and "Working with Branches".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/pool.h"
#include "base/span.h"
#include "project/project.h"

namespace ormlint::migrations {

struct ImportedClass {
  Location declared;  // the class's name
  Location at;        // where it is named here first
};

struct Revision {
  std::string id;
  Location at;                       // the id's literal
  std::vector<std::string> parents;  // down_revision, in order; abbreviated ones as they are written
  std::vector<std::string> depends_on;
  std::vector<std::string> labels;
  Location parents_at;      // down_revision's value
  std::string_view folder;  // the file's
  FileId file{};
  std::optional<Id<Stmt>> upgrade, downgrade;
  Location downgrade_end;           // its last statement
  bool open = false;                // its id or its parents are computed in a way that was not understood
  bool empty_parent = false;        // its down_revision is ""
  std::vector<Location> patches;    // assignments to attributes of alembic's `op`
  std::vector<ImportedClass> uses;  // classes of the project that it imports from outside of the migrations
};

// A file beside revisions that is none: Alembic loads it and fails.
struct Stranger {
  FileId file{};
  bool has_id = false;  // it binds `revision`, and no `down_revision`
};

// The version files below one folder with an env.py; where folders below it repeat each other's ids, as those of two
// dialects do, each of them is a tree.
struct MigrationTree {
  std::string folder;  // relative to the root, '/' between parts
  std::optional<FileId> environment;
  std::vector<Revision> revisions;   // by path
  std::vector<std::size_t> order;    // parents before children, as Alembic runs them (upgrade_order.h)
  std::vector<std::size_t> heads;    // those that no other one follows
  std::vector<std::size_t> dropped;  // not in `order`: a parent is missing, or they are in a cycle
  bool open = false;                 // some revision's id or parents are not known
  std::vector<Stranger> strangers;
  bool other_dialect = false;  // of several trees for several databases, one that is not PostgreSQL's
  std::vector<std::vector<std::size_t>>
      above;  // by revision: its parents, then what it depends on, as far as they exist

  // Every revision is understood and reached from a base, and an env.py runs them on PostgreSQL.
  bool whole() const { return environment && !open && !other_dialect && dropped.empty() && !heads.empty(); }
  // By id, or by a prefix of one id alone; none when there is no such, or several.
  std::optional<std::size_t> find(std::string_view id) const;
  // With the revision itself, what it depends on among them; in the order above.
  std::vector<std::size_t> ancestors(std::size_t revision) const;
};

std::vector<MigrationTree> find_migrations(const Project& project);

}  // namespace ormlint::migrations
