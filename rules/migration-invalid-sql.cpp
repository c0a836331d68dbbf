// Flags SQL in migrations that PostgreSQL cannot parse.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const RevisionContext& context, Reporter& report) {
  if (!context.history.postgresql) return;
  for (const migrations::Executed& statement : context.upgrade) {
    if (!statement.written || statement.perhaps) continue;
    for (const Problem& problem : statement.problems)
      if (problem.text.find("is not understood: syntax error") != std::string::npos)
        report(statement.at, "PostgreSQL refuses this statement: {}", problem.text.substr(problem.text.find("syntax")));
  }
}

}  // namespace

namespace rules {
extern const Rule migration_invalid_sql;
const Rule migration_invalid_sql{
    .summary = "SQL that PostgreSQL cannot parse",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
