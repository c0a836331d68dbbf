// Flags a declared column that its table in the database does not have.
#include "base/closest.h"
#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) {
  if (!context.actual.complete) return;
  for (const Column& column : context.table.columns) {
    if (!column.name_known || column.conditional || context.actual.column(column.name)) continue;

    Finding& finding = report(column.at, "the table `{}` has no column `{}` {}", shown(context.actual.name),
                              column.name, context.side.where());
    finding.notes.push_back({context.actual.at, "the table is here"});
    if (const schema::Column* meant = closest_of(context.actual.columns, column.name, &schema::Column::name)) {
      finding.notes.push_back({meant->at, fmt::format("it has `{}`", meant->name)});
    }
  }
}

}  // namespace

namespace rules {
extern const Rule column_missing;
const Rule column_missing{
    .summary = "a mapped column that its table does not have",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
