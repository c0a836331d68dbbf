// Flags a moment that is declared with a time zone and stored without one, or the reverse.
#include "rule/drift.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) { report_types(context, report, TypeDrift::time_zone, "is"); }

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
