// Flags foreign keys whose two sides cannot be compared when they are made.
#include "rule/migration_failures.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const RevisionContext& context, Reporter& report) {
  using enum schema::FaultKind;
  report_failures(context, report, {incomparable_key});
}

}  // namespace

namespace rules {
extern const Rule migration_foreign_key_type_differs;
const Rule migration_foreign_key_type_differs{
    .summary = "a migration that makes a foreign key between types that cannot be compared",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
