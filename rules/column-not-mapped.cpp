// Flags a column that an INSERT must give, and that the model of its table does not have.
#include <algorithm>

#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

// Several classes may map one table; a column that any of them knows is mapped.
bool is_mapped(const DriftContext& context, std::string_view name) {
  return std::ranges::any_of(context.domain.tables, [&](const Table& table) {
    const bool same = table.name_known && table.name.name == context.table.name.name;
    if (!same) return false;
    return table.open || std::ranges::any_of(table.columns, [&](const Column& column) {
             return !column.name_known || column.name == name;
           });
  });
}

void check(const DriftContext& context, Reporter& report) {
  const schema::TableKind kind = context.actual.kind;
  if (kind != schema::TableKind::table && kind != schema::TableKind::partitioned) return;
  if (!context.table.model) return;  // a Core table may list no more than what some query wants of it
  if (!context.actual.insert_triggers.empty()) return;  // it may fill the column in
  for (const schema::Column& column : context.actual.columns) {
    if (!column.not_null || column.has_value_of_its_own() || is_mapped(context, column.name)) continue;

    Finding& finding =
        report(context.table.at, "`{}` has no column `{}`, which every row of `{}` must have, so every INSERT fails",
               context.table.owner, column.name, shown(context.actual.name));
    finding.notes.push_back({column.at, fmt::format("`{}` is NOT NULL and has no default", column.name)});
  }
}

}  // namespace

namespace rules {
extern const Rule column_not_mapped;
const Rule column_not_mapped{
    .summary = "a required column that no mapped class fills",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
