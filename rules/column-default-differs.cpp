// Flags a column whose declared server default its table does not have.
#include "rule/drift.h"
#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) {
  if (!context.actual.insert_triggers.empty()) return;  // one of them may fill the column in
  for (const ColumnPair& pair : column_pairs(context)) {
    const Column& column = pair.column;
    if (!column.server_default || column.python_default || column.primary_key) continue;
    if (pair.actual.has_value_of_its_own()) continue;
    const std::string_view then = column.demanded        ? "; every new object must bring a value"
                                  : pair.actual.not_null ? ", and an INSERT leaves it out, so it fails"
                                                         : ", and an INSERT leaves it out: it becomes NULL";
    Finding& finding = report(column.at, "the column `{}.{}` has no default {}{}", shown(context.actual.name),
                              column.name, context.side.where(), then);
    if (column.demanded || !pair.actual.not_null) finding.severity = Severity::warning;
    finding.notes.push_back({pair.actual.at, "the column is here"});
  }
}

}  // namespace

namespace rules {
extern const Rule column_default_differs;
const Rule column_default_differs{
    .summary = "a declared server default that its table does not have",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
