// Flags a foreign key whose target is neither the primary key nor unique.
#include "rule/foreign_keys.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const TableContext& context, Reporter& report) {
  for (const ForeignKey& key : context.table.foreign_keys) {
    if (!key.table || key.fault != TargetFault::none || key.target_columns.empty()) continue;
    const Table& target = context.domain.tables[*key.table];
    if (target_is_unique(key, target).value_or(true)) continue;

    const Column* const column = target_column(key, target, 0);
    const bool several = key.target_columns.size() > 1;
    Finding& finding = report(key.at, "{}`{}` {} neither the primary key nor unique: PostgreSQL refuses the constraint",
                              several ? "the columns beginning with " : "", column_path(target, column->name),
                              several ? "are together" : "is");
    finding.notes.push_back({column->at, "the column is declared here"});
  }
}

}  // namespace

namespace rules {
extern const Rule foreign_key_target_not_unique;
const Rule foreign_key_target_not_unique{
    .summary = "a foreign key to columns that are not unique",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
