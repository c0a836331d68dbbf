// Flags files among migrations that Alembic takes for one and cannot read.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const MigrationTreeContext& context, Reporter& report) {
  for (const migrations::Stranger& file : context.tree.strangers) {
    report({file.file, {}}, "this file among the migrations has no `{}`: Alembic loads it as one and fails",
           file.has_id ? "down_revision" : "revision");
  }
}

}  // namespace

namespace rules {
extern const Rule migration_no_revision_id;
const Rule migration_no_revision_id{
    .summary = "a file among the migrations that is none",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
