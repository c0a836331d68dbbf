// Flags operations that Alembic or SQLAlchemy refuses, whatever the database holds.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const RevisionContext& context, Reporter& report) {
  for (const migrations::Executed& statement : context.upgrade) {
    if (!statement.refused.empty() && !statement.perhaps) report(statement.at, "{}", statement.refused);
  }
}

}  // namespace

namespace rules {
extern const Rule migration_invalid_argument;
const Rule migration_invalid_argument{
    .summary = "an operation with arguments that nobody can carry out",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
