// Tells of enum types that no column uses.
#include <algorithm>

#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

bool is_used(const schema::Schema& database, const schema::Name& type) {
  const auto of_type = [&](const schema::Column& column) {
    if (!column.type.known() || column.type.name == type) return true;  // perhaps
    const auto domain = database.domains.find(column.type.name);
    return domain != database.domains.end() && domain->second.base.name == type;
  };
  const auto uses = [&](const auto& columns) { return std::ranges::any_of(columns, of_type); };
  return std::ranges::any_of(database.tables, [&](const auto& entry) { return uses(entry.second.columns); }) ||
         std::ranges::any_of(database.other_types, [&](const auto& entry) { return uses(entry.second.attributes); });
}

void check(const DatabaseContext& context, Reporter& report) {
  for (const Side& side : context.sides) {
    const schema::Schema& database = side.schema;
    const auto whole = [](const auto& entry) { return entry.second.complete; };
    if (!database.complete || !std::ranges::all_of(database.tables, whole)) continue;
    for (const auto& [name, type] : database.enums) {
      if (type.complete && !is_used(database, name))
        report(type.at, "no column is of the type `{}` {}", shown(name), side.where());
    }
  }
}

}  // namespace

namespace rules {
extern const Rule enum_not_used_in_database;
const Rule enum_not_used_in_database{
    .summary = "an enum type that no column uses",
    .severity = Severity::note,
    .on_request = true,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
