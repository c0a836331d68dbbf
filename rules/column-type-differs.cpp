// Flags a column whose type in its table is another than the declared one.
#include "rule/drift.h"
#include "rule/labels.h"
#include "rule/rule.h"
#include "schema/types.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) {
  for (const ColumnPair& pair : column_pairs(context)) {
    if (compare_types(pair.column, pair.actual, context.side.schema) != TypeDrift::other) continue;
    Finding& finding =
        report(pair.type_at(), "the column `{}.{}` is declared as `{}`, and is `{}` {}", shown(context.actual.name),
               pair.column.name, declared_type(pair.column), schema::print(pair.actual.type), context.side.where());
    finding.notes.push_back({pair.actual.at, "the column is here"});
  }
}

}  // namespace

namespace rules {
extern const Rule column_type_differs;
const Rule column_type_differs{
    .summary = "a mapped column of another type than its table's column",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
