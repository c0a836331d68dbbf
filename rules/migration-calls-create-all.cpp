// Flags create_all() beside migrations: in one of them, and where it runs whenever the application starts.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const MigrationTreeContext& context, Reporter& report) {
  for (const auto& upgrade : context.history.upgrades) {
    for (const migrations::Executed& statement : upgrade) {
      if (statement.creates_all)
        report(statement.at, "`create_all()` makes the tables of today: the revisions behind this one make them again");
    }
  }
  for (const Location at : context.home.made_at_start) {
    Finding& finding = report(at,
                              "`create_all()` makes new tables at every start, before their migrations do: one "
                              "that is missing goes unnoticed, and one that comes later fails");
    finding.notes.push_back({context.home.target, "migrations are made for the same MetaData"});
  }
}

}  // namespace

namespace rules {
extern const Rule migration_calls_create_all;
const Rule migration_calls_create_all{
    .summary = "all tables of the models made in a migration, or beside migrations whenever an application starts",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
