#include "migrations/database.h"

#include <algorithm>

#include "schema/relocate.h"
#include "schema/sql.h"

namespace ormlint::migrations {

namespace {

// The table that has this index.
void add_owner(schema::Opaque& made, const schema::Schema& schema, const std::string& index) {
  for (const auto& [name, table] : schema.tables) {
    if (std::ranges::find(table.indexes, index, &schema::Index::name) == table.indexes.end()) continue;
    made.tables.push_back({name.schema, name.name});
  }
}

// What a change is about, so that it can be forgotten.
void add_touched(schema::Opaque& made, const schema::Schema& schema, const schema::Step& step) {
  std::visit(
      [&]<class Row>(const Row& row) {
        if constexpr (std::is_same_v<Row, schema::Opaque>) {
          made.tables.insert(made.tables.end(), row.tables.begin(), row.tables.end());
          made.types.insert(made.types.end(), row.types.begin(), row.types.end());
          made.everything |= row.everything;
        } else if constexpr (std::is_same_v<Row, schema::DropIndex> || std::is_same_v<Row, schema::RenameIndex>) {
          add_owner(made, schema, row.name.name);
        } else if constexpr (requires { row.table.name.name; }) {
          made.tables.push_back(row.name);
        } else if constexpr (requires { row.table.if_exists; }) {
          made.tables.push_back(row.table);
        } else if constexpr (requires { row.type.if_exists; }) {
          made.types.push_back(row.type);
        } else if constexpr (requires { row.name.if_exists; }) {
          const bool type = std::is_same_v<Row, schema::CreateEnum> || std::is_same_v<Row, schema::DropType> ||
                            std::is_same_v<Row, schema::RenameType> || std::is_same_v<Row, schema::CreateDomain>;
          (type ? made.types : made.tables).push_back(row.name);
        }
      },
      step);
}

}  // namespace

void Database::apply(Executed& done, schema::Change change) {
  std::ranges::move(session_.apply(change), std::back_inserter(done.faults));
  done.changes.push_back(std::move(change));
}

void Database::execute(std::string sql, Location at, std::vector<Origin> origins, bool perhaps) {
  Executed done;
  done.at = at;
  done.perhaps = perhaps;
  std::vector<schema::Change> changes = schema::read_script(sql, at.file, done.problems);
  done.sql = std::move(sql);
  const auto origin = [&](Span span) {
    Location found = at;
    for (const Origin& piece : origins) {
      if (piece.begin <= span.begin) found = piece.at;
    }
    return found;
  };
  for (schema::Change& change : changes) {
    schema::relocate(change, origin);
    change.at = at;
    if (perhaps && !std::holds_alternative<schema::Opaque>(change.step)) {
      schema::Opaque lost;
      add_touched(lost, session_.schema(), change.step);
      change.step = std::move(lost);
    }
    apply(done, std::move(change));
  }
  for (Problem& problem : done.problems) problem.at = at;
  executed_.push_back(std::move(done));
}

void Database::lose(schema::Opaque lost, Location at, std::string why) {
  Executed done;
  done.at = at;
  done.problems.push_back({std::move(why), at});
  if (lost.everything) {
    for (const auto& [name, table] : schema().tables) lost.tables.push_back({name.schema, name.name});
    for (const auto& [name, type] : schema().enums) lost.types.push_back({name.schema, name.name});
  }
  apply(done, {std::move(lost), at});
  executed_.push_back(std::move(done));
}

void Database::apply(const std::vector<Executed>& done) {
  for (const Executed& statement : done)
    for (const schema::Change& change : statement.changes) session_.apply(change);
}

}  // namespace ormlint::migrations
