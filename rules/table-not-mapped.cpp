// Tells of tables that no class, no Table(…) and no SQL of the project names.
#include <algorithm>

#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

// What is declared in ways that are not in view may be any table.
bool all_declared_known(const Domain& domain) {
  return std::ranges::none_of(domain.registries, &Registry::open) &&
         std::ranges::none_of(domain.metadatas, &MetaData::open) &&
         std::ranges::all_of(domain.tables, &Table::name_known);
}

bool is_declared(const Domain& domain, const schema::Name& name) {
  return std::ranges::any_of(domain.tables, [&](const Table& table) {
    const bool same = !table.schema_known || table.name.schema.empty() || table.name.schema == name.schema;
    return table.name.name == name.name && same;
  });
}

// Alembic's own, and parts of a table.
bool is_of_no_class(const schema::Table& table) {
  return table.name.name.starts_with("alembic_version") ||
         (table.kind != schema::TableKind::table && table.kind != schema::TableKind::partitioned) ||
         !table.inherits.empty();
}

// Where most tables are declared out of sight, by classes of a base that another package makes, so may be all.
bool knows_most_of(const Domain& domain, const schema::Schema& database) {
  const auto known =
      std::ranges::count_if(database.tables, [&](const auto& entry) { return is_declared(domain, entry.first); });
  return static_cast<std::size_t>(known) * 2 > database.tables.size();
}

void check(const DatabaseContext& context, Reporter& report) {
  if (!all_declared_known(context.domain)) return;
  for (const Side& side : context.sides) {
    if (!knows_most_of(context.domain, side.schema)) continue;
    for (const auto& [name, table] : side.schema.tables) {
      if (is_of_no_class(table) || is_declared(context.domain, name)) continue;
      if (context.usage.table_spelled.contains(name.name)) continue;
      report(table.at, "nothing in the code names the table `{}`", shown(name));
    }
  }
}

}  // namespace

namespace rules {
extern const Rule table_not_mapped;
const Rule table_not_mapped{
    .summary = "a table that nothing in the code names",
    .severity = Severity::note,
    .on_request = true,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
