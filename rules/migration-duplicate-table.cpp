// Flags tables that are made though they exist.
#include "rule/migration_failures.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const RevisionContext& context, Reporter& report) {
  using enum schema::FaultKind;
  report_failures(context, report, {duplicate_table, duplicate_sequence});
}

}  // namespace

namespace rules {
extern const Rule migration_duplicate_table;
const Rule migration_duplicate_table{
    .summary = "a migration that creates a table which exists already",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
