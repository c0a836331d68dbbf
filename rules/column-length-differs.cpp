// Flags a column that its table gives less room than is declared.
#include "rule/drift.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) {
  report_types(context, report, TypeDrift::length, "takes no more than");
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
