#include "migrations/database.h"

#include <algorithm>

#include "schema/relocate.h"
#include "schema/sql.h"
#include "schema/tokens.h"

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

// CREATE TEMP TABLE name
std::optional<std::string> temporary_table(const std::string& sql) {
  const schema::Tokens tokens(std::string_view(sql).substr(0, 400));
  std::size_t n = 1;
  if (!tokens.word(0, "create")) return std::nullopt;
  if (tokens.word(n, "global") || tokens.word(n, "local")) ++n;
  if (!tokens.word(n, "temp") && !tokens.word(n, "temporary")) return std::nullopt;
  while (n < tokens.size() && !tokens.word(n, "table")) ++n;
  if (tokens.word(n + 1, "if")) n += 3;
  return n + 1 < tokens.size() ? std::optional(tokens.name(n + 1)) : std::nullopt;
}

}  // namespace

void Database::apply(Executed& done, schema::Change change) {
  std::ranges::move(session_.apply(change), std::back_inserter(done.faults));
  done.changes.push_back(std::move(change));
}

void Database::execute(std::string sql, Location at, std::vector<Origin> origins, const Circumstances& when) {
  Executed done;
  static_cast<Circumstances&>(done) = when;
  done.at = at;
  done.foreign_type = std::exchange(foreign_type, {});
  std::vector<schema::Change> changes = schema::read_script(sql, at.file, done.problems);
  const auto origin = [&](Span span) {
    Location found = at;
    for (const Origin& piece : origins) {
      if (piece.begin <= span.begin) found = piece.at;
    }
    return found;
  };
  if (const auto made = temporary_table(sql)) temporary_.insert(*made);
  std::erase_if(changes, [&](const schema::Change& change) { return is_temporary(change); });
  for (schema::Change& change : changes) {
    schema::relocate(change, origin);
    change.at = at;
    if (when.perhaps && !std::holds_alternative<schema::Opaque>(change.step)) {
      schema::Opaque lost;
      add_touched(lost, session_.schema(), change.step);
      change.step = std::move(lost);
    }
    apply(done, std::move(change));
  }
  done.sql = std::move(sql);
  for (Problem& problem : done.problems) problem.at = at;
  executed_.push_back(std::move(done));
}

void Database::note_data(Location at, const Circumstances& when) {
  Executed& done = executed_.emplace_back();
  static_cast<Circumstances&>(done) = when;
  done.at = at;
  done.data = true;
}

void Database::create_all(Location at, const Circumstances& when) {
  lose({{}, {}, true}, at, "`create_all()` is not followed");
  static_cast<Circumstances&>(executed_.back()) = when;
  executed_.back().creates_all = true;
}

void Database::refuse(const std::vector<schema::Ref>& tables, Location at, const Circumstances& when, std::string why) {
  Executed done;
  static_cast<Circumstances&>(done) = when;
  done.at = at;
  done.refused = std::move(why);
  apply(done, {schema::Opaque{tables, {}, false}, at});
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

void Database::note_lost_labels(std::vector<std::string> labels) {
  if (!executed_.empty()) executed_.back().labels_lost = std::move(labels);
}

std::vector<Executed> Database::take() {
  temporary_.clear();
  return std::exchange(executed_, {});
}

bool Database::is_temporary(const schema::Change& change) const {
  schema::Opaque touched;
  if (!temporary_.empty()) add_touched(touched, session_.schema(), change.step);
  return !touched.tables.empty() && std::ranges::all_of(touched.tables, [&](const schema::Ref& table) {
    return table.schema.empty() && temporary_.contains(table.name);
  });
}

std::vector<std::pair<std::size_t, schema::Fault>> Database::apply(const std::vector<Executed>& done) {
  std::vector<std::pair<std::size_t, schema::Fault>> faults;
  for (std::size_t n = 0; n < done.size(); ++n) {
    for (const schema::Change& change : done[n].changes) {
      for (schema::Fault& fault : session_.apply(change)) faults.emplace_back(n, std::move(fault));
    }
  }
  return faults;
}

}  // namespace ormlint::migrations
