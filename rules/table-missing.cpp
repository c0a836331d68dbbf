// Flags a declared table that the database does not have.
#include <algorithm>

#include "base/closest.h"
#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

bool somewhere(const schema::Schema& database, const schema::Name& declared) {
  return std::ranges::any_of(database.tables, [&](const auto& entry) {
    return entry.first.name == declared.name && (declared.schema.empty() || entry.first.schema == declared.schema);
  });
}

// The database is this registry's only if it has some other table of it.
bool is_home_of(const DatabaseContext& context, Id<Registry> registry) {
  return std::ranges::any_of(context.domain.tables, [&](const Table& table) {
    return table.registry == registry && table.name_known && !table.known_elsewhere &&
           somewhere(context.database, table.name);
  });
}

bool has_schema(const schema::Schema& database, const schema::Name& declared) {
  if (declared.schema.empty()) return true;
  return std::ranges::any_of(database.tables, [&](const auto& entry) { return entry.first.schema == declared.schema; });
}

void check(const DatabaseContext& context, Reporter& report) {
  if (!context.database.complete) return;
  for (const Table& table : context.domain.tables) {
    if (!table.name_known || table.known_elsewhere || !table.registry) continue;
    if (somewhere(context.database, table.name) || !has_schema(context.database, table.name)) continue;
    if (!is_home_of(context, table.registry)) continue;

    Finding& finding = report(table.at, "the database has no table `{}`", shown(table.name));
    const auto* meant = closest_of(context.database.tables, table.name.name,
                                   [](const auto& entry) -> const std::string& { return entry.first.name; });
    if (meant) finding.notes.push_back({meant->second.at, fmt::format("it has `{}`", shown(meant->first))});
  }
}

}  // namespace

namespace rules {
extern const Rule table_missing;
const Rule table_missing{
    .summary = "a mapped table that the database does not have",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
