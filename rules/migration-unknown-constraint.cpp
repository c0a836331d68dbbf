// Flags constraints and indexes that no revision above has made.
#include "rule/migration_failures.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const RevisionContext& context, Reporter& report) {
  using enum schema::FaultKind;
  report_failures(context, report, {unknown_constraint, unknown_index});
}

}  // namespace

namespace rules {
extern const Rule migration_unknown_constraint;
const Rule migration_unknown_constraint{
    .summary = "a migration that needs a constraint or an index which is not there",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
