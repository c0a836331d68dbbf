// Flags SET NOT NULL on columns that were added without a value, and that nothing has filled since.
#include <optional>

#include "rule/labels.h"
#include "rule/migration_rows.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

// Where the column came to a table that had been there before, when nothing filled it between there and here.
std::optional<Location> added_empty(const RevisionContext& context, std::size_t here,
                                    const schema::SetNotNull& change) {
  const auto& revisions = context.tree.revisions;
  std::optional<Location> added;
  for (const std::size_t one : context.tree.ancestors(&context.revision - revisions.data())) {
    const Upgrade upgrade = context.history.upgrades[one];
    const std::size_t end = &revisions[one] == &context.revision ? here : upgrade.size();
    for (std::size_t n = 0; n < end; ++n) {
      if (upgrade[n].perhaps || may_change_rows(upgrade[n], change.table.name)) added.reset();
      for (const schema::Change& step : upgrade[n].changes) {
        const auto* const type = std::get_if<schema::SetColumnType>(&step.step);
        if (type && type->table.name == change.table.name && type->with_using) added.reset();
        const auto* const add = std::get_if<schema::AddColumn>(&step.step);
        if (!add || add->table.name != change.table.name || add->column.name != change.column) continue;
        added.reset();
        const bool filled = add->column.has_value_of_its_own() || add->column.not_null;
        if (!filled && !is_made_before(upgrade, n, add->table.name)) added = add->column.at;
      }
    }
  }
  return added;
}

void check(const RevisionContext& context, Reporter& report) {
  if (!context.history.postgresql) return;
  for (std::size_t n = 0; n < context.upgrade.size(); ++n) {
    const migrations::Executed& statement = context.upgrade[n];
    if (statement.perhaps || statement.caught != migrations::Caught::no) continue;
    for (const schema::Change& change : statement.changes) {
      const auto* const set = std::get_if<schema::SetNotNull>(&change.step);
      const auto added = set && set->not_null ? added_empty(context, n, *set) : std::nullopt;
      if (!added) continue;
      report(statement.at,
             "`{}.{}` becomes NOT NULL, but no migration has filled it in the rows from before it was added",
             shown(schema::Name{set->table.schema, set->table.name}), set->column)
          .notes.push_back({*added, "it is added here, without a default"});
    }
  }
}

}  // namespace

namespace rules {
extern const Rule migration_set_not_null_without_backfill;
const Rule migration_set_not_null_without_backfill{
    .summary = "a column that becomes NOT NULL though nothing has filled it",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
