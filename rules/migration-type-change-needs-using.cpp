// Flags changes of a type that PostgreSQL does not make by itself.
#include "rule/migration_failures.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const RevisionContext& context, Reporter& report) {
  using enum schema::FaultKind;
  report_failures(context, report, {no_cast, no_cast_of_using, no_cast_of_default});
}

}  // namespace

namespace rules {
extern const Rule migration_type_change_needs_using;
const Rule migration_type_change_needs_using{
    .summary = "a migration that changes a type in a way that PostgreSQL does not know",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
