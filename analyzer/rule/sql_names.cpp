#include "rule/sql_names.h"

#include <algorithm>
#include <array>

#include "base/closest.h"
#include "rule/labels.h"
#include "rule/sides.h"

namespace ormlint {

namespace {

using Tables = std::vector<const schema::Table*>;

// Extensions that bring no tables or views.
constexpr std::array<std::string_view, 16> without_tables{
    "plpgsql",       "uuid-ossp", "pgcrypto", "citext", "hstore",   "pg_trgm", "btree_gin", "btree_gist",
    "fuzzystrmatch", "unaccent",  "ltree",    "vector", "intarray", "lo",      "cube",      "tablefunc"};

bool has_kept_columns(const schema::Table& table) {
  return table.complete && (table.kind == schema::TableKind::table || table.kind == schema::TableKind::partitioned ||
                            table.kind == schema::TableKind::partition);
}

class Lookup {
 public:
  explicit Lookup(const DatabaseContext& context) : context_(context) {}

  Tables find(const schema::Name& name) const {
    Tables found;
    for (const Side& side : context_.sides) {
      for (const auto& [key, table] : side.schema.tables)
        if (key.name == name.name && (name.schema.empty() || key.schema == name.schema)) found.push_back(&table);
    }
    return found;
  }

  // No schema has it, and none may have it.
  bool is_missing(const schema::Name& name) const {
    if (name.name.starts_with("pg_") || name.name.starts_with("sqlite_") || name.name == "alembic_version" ||
        name.schema.starts_with("pg_"))
      return false;
    if (context_.usage.made_by_sql.contains(name.name) || is_declared(name)) return false;
    return std::ranges::all_of(context_.sides, [&](const Side& side) { return is_missing(side, name); });
  }

  // The one whose name is written nearly so; in `few` edits at most.
  const schema::Table* nearest(const std::string& name, unsigned few) const {
    for (const Side& side : context_.sides) {
      const auto* const near = closest_of(side.schema.tables, name,
                                          [](const auto& entry) -> const std::string& { return entry.first.name; });
      if (near && distance(near->first.name, name) <= few) return &near->second;
    }
    return nullptr;
  }

  // A database that the user names has all that there is. Beside what migrations make, another application may have
  // tables of its own in it, so that only a table counts that they made once, or one whose name is misspelled.
  bool is_whole_database() const {
    return std::ranges::none_of(context_.sides, [](const Side& side) { return side.migrations != nullptr; });
  }
  bool is_made_once(const std::string& name) const {
    return std::ranges::any_of(context_.sides, [&](const Side& side) { return ormlint::is_made_once(side, name); });
  }

  // table-missing and column-missing speak of what is declared.
  bool is_declared(const schema::Name& table, const std::string& column = {}) const {
    return std::ranges::any_of(context_.domain.tables, [&](const Table& one) {
      return one.name_known && one.name.name == table.name && (column.empty() || one.open || one.column(column));
    });
  }

 private:
  static bool is_missing(const Side& side, const schema::Name& name) {
    const auto brings_tables = [](const auto& extension) {
      return std::ranges::find(without_tables, std::string_view(extension.first)) == without_tables.end();
    };
    const auto of_schema = [&](const auto& entry) { return entry.first.schema == name.schema; };
    const auto same = [&](const auto& entry) { return entry.first.name == name.name; };
    if (!tells_what_is_missing(side) || is_made_elsewhere(side, name.name)) return false;
    if (std::ranges::any_of(side.schema.sequences, same)) return false;
    if (!name.schema.empty() && std::ranges::none_of(side.schema.tables, of_schema)) return false;
    return std::ranges::none_of(side.schema.extensions, brings_tables);
  }

  const DatabaseContext& context_;
};

// The nearest column's name of those tables.
std::string nearest_column(const Tables& tables, const std::string& name) {
  for (const schema::Table* table : tables)
    if (const auto* const near = closest_of(table->columns, name, &schema::Column::name)) return near->name;
  return {};
}

class Statement {
 public:
  Statement(const Lookup& lookup, const SqlStatement& statement) : lookup_(lookup), statement_(statement) {
    for (const SqlTable& table : statement.tables) tables_.push_back(lookup.find(table.name));
  }

  std::vector<UnknownSqlName> run() {
    for (std::size_t n = 0; n < tables_.size(); ++n)
      if (tables_[n].empty()) missing_table(statement_.tables[n]);
    for (const SqlColumn& column : statement_.columns) missing_column(column);
    return std::move(found_);
  }

 private:
  void missing_table(const SqlTable& table) {
    if (!lookup_.is_missing(table.name)) return;
    const std::string& name = table.name.name;
    const bool ours = lookup_.is_whole_database() ? known_tables() > 0 : lookup_.is_made_once(name);
    const schema::Table* const near = lookup_.nearest(name, lookup_.is_whole_database() || ours ? 100 : 1);
    if (ours || near) found_.push_back({table.at, nullptr, shown(table.name), near, {}});
  }

  void missing_column(const SqlColumn& column) {
    Tables of;
    for (const std::size_t n : column.tables) {
      if (tables_[n].size() != 1 || !has_kept_columns(*tables_[n][0])) return;
      of.push_back(tables_[n][0]);
      if (of.back()->column(column.name) || lookup_.is_declared(of.back()->name, column.name)) return;
    }
    const std::string near = nearest_column(of, column.name);
    if (!of.empty() && (!near.empty() || known_tables() > 1 || names_column_of(*of[0])))
      found_.push_back({column.at, of[0], column.name, nullptr, near});
  }

  std::ptrdiff_t known_tables() const {
    return std::ranges::count_if(tables_, [](const Tables& one) { return !one.empty(); });
  }

  // Another column of it, so that the statement is about this table and no other one of that name.
  bool names_column_of(const schema::Table& table) const {
    return std::ranges::any_of(statement_.columns, [&](const SqlColumn& column) {
      return std::ranges::any_of(column.tables, [&](std::size_t n) {
        return tables_[n].size() == 1 && tables_[n][0] == &table && table.column(column.name);
      });
    });
  }

  const Lookup& lookup_;
  const SqlStatement& statement_;
  std::vector<Tables> tables_;
  std::vector<UnknownSqlName> found_;
};

}  // namespace

std::vector<UnknownSqlName> unknown_names(const DatabaseContext& context, const SqlStatement& statement) {
  const Lookup lookup(context);
  return Statement(lookup, statement).run();
}

}  // namespace ormlint
