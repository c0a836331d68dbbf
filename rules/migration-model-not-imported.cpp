// Flags a mapped table that migrations make and whose class env.py does not load.
#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const MigrationTreeContext& context, Reporter& report) {
  for (const Table* table : context.home.unseen) {
    if (!find_table(context.history.last, *table)) continue;
    Finding& finding = report(
        table->at, "env.py does not import `{}`: for Alembic `{}` is a table of nobody, which --autogenerate drops",
        table->owner, shown(table->name));
    finding.notes.push_back({context.home.target, "what Alembic compares is named here"});
  }
}

}  // namespace

namespace rules {
extern const Rule migration_model_not_imported;
const Rule migration_model_not_imported{
    .summary = "a mapped class that the env.py of its migrations does not load",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
