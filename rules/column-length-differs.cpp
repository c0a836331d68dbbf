// Flags a column that its table gives less room than is declared.
#include "rule/drift.h"
#include "rule/labels.h"
#include "rule/rule.h"
#include "schema/types.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) {
  for (const ColumnPair& pair : column_pairs(context)) {
    if (compare_types(pair.column, pair.actual, context.side.schema) != TypeDrift::length) continue;
    Finding& finding = report(pair.type_at(), "the column `{}.{}` is declared as `{}`, and takes no more than `{}` {}",
                              shown(context.actual.name), pair.column.name, declared_type(pair.column),
                              schema::print(pair.actual.type), context.side.where());
    finding.notes.push_back({pair.actual.at, "the column is here"});
  }
}

}  // namespace

namespace rules {
extern const Rule column_length_differs;
const Rule column_length_differs{
    .summary = "a mapped column that is longer than its table's column",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
