// Flags operations on columns that no revision above has made.
#include "rule/migration_failures.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const RevisionContext& context, Reporter& report) {
  using enum schema::FaultKind;
  report_failures(context, report, {unknown_column});
}

}  // namespace

namespace rules {
extern const Rule migration_unknown_column;
const Rule migration_unknown_column{
    .summary = "a migration that needs a column which is not there",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
