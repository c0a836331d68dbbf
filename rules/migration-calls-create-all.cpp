// Flags create_all() in a migration.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const RevisionContext& context, Reporter& report) {
  for (const migrations::Executed& statement : context.upgrade) {
    if (statement.creates_all)
      report(statement.at, "`create_all()` makes the tables of today: the revisions behind this one make them again");
  }
}

}  // namespace

namespace rules {
extern const Rule migration_calls_create_all;
const Rule migration_calls_create_all{
    .summary = "a migration that makes all tables of the models",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
