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

  const schema::Table* nearest(const std::string& name) const {
    for (const Side& side : context_.sides) {
      const auto* const near = closest_of(side.schema.tables, name,
                                          [](const auto& entry) -> const std::string& { return entry.first.name; });
      if (near) return &near->second;
    }
    return nullptr;
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

}  // namespace

std::vector<UnknownSqlName> unknown_names(const DatabaseContext& context, const SqlStatement& statement) {
  const Lookup lookup(context);
  std::vector<UnknownSqlName> found;
  std::vector<Tables> tables;
  for (const SqlTable& table : statement.tables) tables.push_back(lookup.find(table.name));
  const bool ours = std::ranges::any_of(tables, [](const Tables& one) { return !one.empty(); });
  for (std::size_t n = 0; n < tables.size(); ++n) {
    const SqlTable& table = statement.tables[n];
    if (!tables[n].empty() || !lookup.is_missing(table.name)) continue;
    const schema::Table* const near = lookup.nearest(table.name.name);
    if (ours || near) found.push_back({table.at, nullptr, shown(table.name), near, {}});
  }
  for (const SqlColumn& column : statement.columns) {
    Tables of;
    const bool known = std::ranges::all_of(column.tables, [&](std::size_t n) {
      if (tables[n].size() != 1 || !has_kept_columns(*tables[n][0])) return false;
      of.push_back(tables[n][0]);
      return !of.back()->column(column.name) && !lookup.is_declared(of.back()->name, column.name);
    });
    if (known && !of.empty())
      found.push_back({column.at, of[0], column.name, nullptr, nearest_column(of, column.name)});
  }
  return found;
}

}  // namespace ormlint
