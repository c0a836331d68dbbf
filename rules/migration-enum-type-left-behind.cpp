// Flags types that a downgrade leaves behind.
#include "rule/migration_failures.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const RevisionContext& context, Reporter& report) { report_leftovers(context, report, true); }

}  // namespace

namespace rules {
extern const Rule migration_enum_type_left_behind;
const Rule migration_enum_type_left_behind{
    .summary = "a downgrade that leaves an enum type behind",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
