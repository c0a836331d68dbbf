// Flags tables and columns that a downgrade leaves behind, or does not bring back.
#include "rule/migration_failures.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const RevisionContext& context, Reporter& report) { report_leftovers(context, report, false); }

}  // namespace

namespace rules {
extern const Rule migration_downgrade_incomplete;
const Rule migration_downgrade_incomplete{
    .summary = "a downgrade after which the upgrade fails",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
