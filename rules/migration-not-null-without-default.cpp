// Flags NOT NULL columns that are added to a table which may have rows, without a value for them.
#include "rule/labels.h"
#include "rule/migration_rows.h"
#include "rule/rule.h"
#include "schema/types.h"

namespace ormlint {

namespace {

bool needs_value(const schema::Column& column) {
  return column.not_null && !column.has_value_of_its_own() && column.type.known() && !behind_serial(column.type);
}

void check(const RevisionContext& context, Reporter& report) {
  if (!context.history.postgresql) return;
  const Upgrade upgrade = context.upgrade;
  for (std::size_t n = 0; n < upgrade.size(); ++n) {
    if (upgrade[n].perhaps || upgrade[n].caught != migrations::Caught::no) continue;
    for (const schema::Change& change : upgrade[n].changes) {
      const auto* const add = std::get_if<schema::AddColumn>(&change.step);
      if (!add || !needs_value(add->column) || is_made_before(upgrade, n, add->table.name)) continue;
      bool emptied = false;
      for (std::size_t before = 0; before < n; ++before) emptied |= may_change_rows(upgrade[before], add->table.name);
      if (emptied) continue;
      report(add->column.at, "`{}` is added to `{}` as NOT NULL without a default: it fails where the table has rows",
             add->column.name, shown(schema::Name{add->table.schema, add->table.name}))
          .help = "give it a `server_default`, or add it as nullable, fill it, and set NOT NULL then";
    }
  }
}

}  // namespace

namespace rules {
extern const Rule migration_not_null_without_default;
const Rule migration_not_null_without_default{
    .summary = "a NOT NULL column without a value for the rows that exist",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
