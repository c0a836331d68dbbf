// Flags types and labels that are made though they exist.
#include "rule/migration_failures.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const RevisionContext& context, Reporter& report) {
  using enum schema::FaultKind;
  report_failures(context, report, {duplicate_type, duplicate_label});
}

}  // namespace

namespace rules {
extern const Rule migration_duplicate_type;
const Rule migration_duplicate_type{
    .summary = "a migration that creates a type, or adds a label, which exists already",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
