// Flags a declared table that the database does not have.
#include <algorithm>

#include "base/closest.h"
#include "rule/labels.h"
#include "rule/rule.h"
#include "rule/sides.h"

namespace ormlint {

namespace {

bool somewhere(const schema::Schema& database, const schema::Name& declared) {
  return std::ranges::any_of(database.tables, [&](const auto& entry) {
    return entry.first.name == declared.name && (declared.schema.empty() || entry.first.schema == declared.schema);
  });
}

// A schema is this registry's only if it has some other table of it.
bool is_home_of(const DatabaseContext& context, const Side& side, Id<Registry> registry) {
  return std::ranges::any_of(context.domain.tables, [&](const Table& table) {
    return table.registry == registry && table.name_known && !table.known_elsewhere &&
           somewhere(side.schema, table.name);
  });
}

bool has_schema(const schema::Schema& database, const schema::Name& declared) {
  if (declared.schema.empty()) return true;
  return std::ranges::any_of(database.tables, [&](const auto& entry) { return entry.first.schema == declared.schema; });
}

// The side that should have the table, where no side has it or may have it.
const Side* home_without(const DatabaseContext& context, const Table& table) {
  const Side* home = nullptr;
  for (const Side& side : context.sides) {
    if (somewhere(side.schema, table.name) || is_made_elsewhere(side, table.name.name)) return nullptr;
    if (!side.may_have(table) || !has_schema(side.schema, table.name) || !is_home_of(context, side, table.registry))
      continue;
    if (!tells_what_is_missing(side)) return nullptr;
    home = &side;
  }
  return home;
}

void check(const DatabaseContext& context, Reporter& report) {
  for (const Table& table : context.domain.tables) {
    if (!table.name_known || table.known_elsewhere || !table.registry) continue;
    const Side* const home = home_without(context, table);
    if (!home) continue;

    Finding& finding = report(table.at, "there is no table `{}` {}", shown(table.name), home->where());
    const auto* meant = closest_of(home->schema.tables, table.name.name,
                                   [](const auto& entry) -> const std::string& { return entry.first.name; });
    if (meant) finding.notes.push_back({meant->second.at, fmt::format("there is `{}`", shown(meant->first))});
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
