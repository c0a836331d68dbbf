// Flags columns that are added though the table has them.
#include "rule/migration_failures.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const RevisionContext& context, Reporter& report) {
  using enum schema::FaultKind;
  report_failures(context, report, {duplicate_column});
}

}  // namespace

namespace rules {
extern const Rule migration_duplicate_column;
const Rule migration_duplicate_column{
    .summary = "a migration that adds a column which exists already",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
