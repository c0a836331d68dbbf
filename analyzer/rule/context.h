// What a rule may look at. The type of its check says when it runs and what it needs: a Check<DriftContext> cannot run
// without a schema, so "needs a schema" is no flag that anybody can forget.
#pragma once

#include <algorithm>
#include <ranges>
#include <span>
#include <vector>

#include "domain/domain.h"
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
};

// Once a declared table that the database has too, and that both sides were understood of.
struct DriftContext : Facts {
  const Table& table;
  const schema::Table& actual;
  const schema::Schema& database;
};

// Once, when there is a schema.
struct DatabaseContext : Facts {
  const schema::Schema& database;
};

// A declared table in the database: in its schema; where the model says none in public, or else in the only schema that
// has a table of that name. Null when it is not there, or in several places.
const schema::Table* find_table(const schema::Schema& database, const Table& declared);
// The enum type of a column, through arrays and domains; null when the column has another type.
const schema::Enum* enum_of(const schema::Schema& database, const schema::Type& type);

}  // namespace ormlint
