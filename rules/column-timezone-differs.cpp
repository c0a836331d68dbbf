// Flags a moment that is declared with a time zone and stored without one, or the reverse.
#include "rule/drift.h"
#include "rule/labels.h"
#include "rule/rule.h"
#include "schema/types.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) {
  for (const ColumnPair& pair : column_pairs(context)) {
    if (compare_types(pair.column, pair.actual, context.side.schema) != TypeDrift::time_zone) continue;
    Finding& finding =
        report(pair.type_at(), "the column `{}.{}` is declared as `{}`, and is `{}` {}", shown(context.actual.name),
               pair.column.name, declared_type(pair.column), schema::print(pair.actual.type), context.side.where());
    finding.notes.push_back({pair.actual.at, "the column is here"});
  }
}

}  // namespace

namespace rules {
extern const Rule column_timezone_differs;
const Rule column_timezone_differs{
    .summary = "a moment that is declared with a time zone and stored without, or the reverse",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
