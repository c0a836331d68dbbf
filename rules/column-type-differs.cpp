// Flags a column whose type in its table is another than the declared one.
#include "rule/drift.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) { report_types(context, report, TypeDrift::other, "is"); }

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
