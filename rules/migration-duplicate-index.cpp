// Flags indexes and constraints whose name is taken.
#include "rule/migration_failures.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const RevisionContext& context, Reporter& report) {
  using enum schema::FaultKind;
  report_failures(context, report, {duplicate_index, duplicate_constraint});
}

}  // namespace

namespace rules {
extern const Rule migration_duplicate_index;
const Rule migration_duplicate_index{
    .summary = "a migration that creates an index, or a constraint, whose name is taken",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
