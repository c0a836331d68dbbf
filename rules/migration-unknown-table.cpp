// Flags operations on tables that no revision above has made.
#include "rule/migration_failures.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const RevisionContext& context, Reporter& report) {
  using enum schema::FaultKind;
  report_failures(context, report, {unknown_table, unknown_target, unknown_sequence});
}

}  // namespace

namespace rules {
extern const Rule migration_unknown_table;
const Rule migration_unknown_table{
    .summary = "a migration that needs a table which is not there",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
