// Flags columns whose enum type no revision above has made.
#include "rule/migration_failures.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const RevisionContext& context, Reporter& report) {
  using enum schema::FaultKind;
  report_failures(context, report, {unknown_type});
}

}  // namespace

namespace rules {
extern const Rule migration_enum_type_not_created;
const Rule migration_enum_type_not_created{
    .summary = "a column of an enum type that nothing has created",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
