// Flags a column that may be NULL on one side only.
#include "rule/drift.h"
#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) {
  for (const ColumnPair& pair : column_pairs(context)) {
    const Column& column = pair.column;
    if (!column.nullable || column.primary_key || *column.nullable != pair.actual.not_null) continue;
    if (*column.nullable && (column.has_default || pair.actual.has_value_of_its_own())) continue;
    Finding& finding = *column.nullable
                           ? report(column.at, "the column `{}.{}` is NOT NULL {}, and a row without it is refused",
                                    shown(context.actual.name), column.name, context.side.where())
                           : report(column.at, "the column `{}.{}` may be NULL {}, and the code never expects it",
                                    shown(context.actual.name), column.name, context.side.where());
    finding.notes.push_back({pair.actual.at, "the column is here"});
  }
}

}  // namespace

namespace rules {
extern const Rule column_nullability_differs;
const Rule column_nullability_differs{
    .summary = "a column that may be NULL in the table and not in the code, or the reverse",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
