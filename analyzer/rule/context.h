// What a rule may look at. The type of its check says when it runs and what it needs: a Check<DriftContext> cannot run
// without a schema, so "needs a schema" is no flag that anybody can forget.
#pragma once

#include <algorithm>
#include <ranges>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "domain/domain.h"
#include "migrations/history.h"
#include "migrations/homes.h"
#include "migrations/revisions.h"
#include "schema/schema.h"
#include "usage/usage.h"

namespace ormlint {

struct Facts {
  const Domain& domain;
  const Usage& usage;
};

// Once a Python file that is checked.
struct FileContext : Facts {
  FileId file;

  // The rows of a list that is sorted by place which stand in this file.
  template <class Row>
  std::span<const Row> here(const std::vector<Row>& rows) const {
    const auto range = std::ranges::equal_range(rows, file, {}, [](const Row& row) { return row.at.file; });
    return {range.begin(), range.end()};
  }
};

// Once a mapped class.
struct ModelContext : Facts {
  const Model& model;
  Id<Model> id;
};

// Once a declared table, of a class or without one, except those that a test breaks on purpose.
struct TableContext : Facts {
  const Table& table;
};

// Once a tree of migrations.
struct MigrationTreeContext : Facts {
  const migrations::MigrationTree& tree;
  const migrations::History& history;  // of nothing, where the tree is not whole
  const migrations::Home& home;
};

// Once a revision that Alembic can reach, of a tree whose graph is whole: what its upgrade() does to a database that
// its ancestors have made.
struct RevisionContext : Facts {
  const migrations::MigrationTree& tree;
  const migrations::History& history;
  const migrations::Revision& revision;
  std::size_t number;  // among the tree's revisions
  const std::vector<migrations::Executed>& upgrade;
  const std::vector<migrations::Failure>& failures;  // of it
};

// A schema that models are compared with: a database's, or what the migrations make of an empty one.
struct Side {
  const schema::Schema& schema;
  const migrations::History* migrations = nullptr;  // none: the schema that the user named
  const migrations::Home* home = nullptr;           // null: any declared table may be its own

  // For a message: where a table is not, or has another type.
  std::string_view where() const { return migrations ? "after the migrations" : "in the database"; }
  bool may_have(const Table& table) const { return !home || home->near.contains(&table); }
};

// Once a declared table that the database, or the migrations, have too, and that both sides were understood of. Where
// there are both, once for each; what they say of the same place becomes one finding (compare.h).
struct DriftContext : Facts {
  const Table& table;
  const schema::Table& actual;
  const Side& side;
};

// Once for the schema that the user named, and once for all that the migrations make.
struct DatabaseContext : Facts {
  std::span<const Side> sides;  // one, or one for each tree of migrations
};

// A declared table in the database: in its schema; where the model says none in public, or else in the only schema that
// has a table of that name. Null when it is not there, or in several places.
const schema::Table* find_table(const schema::Schema& database, const Table& declared);
// The enum type of a column, through arrays and domains; null when the column has another type.
const schema::Enum* enum_of(const schema::Schema& database, const schema::Type& type);

}  // namespace ormlint
