// Flags assignments to attributes of alembic's `op`.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const MigrationTreeContext& context, Reporter& report) {
  for (const migrations::Revision& revision : context.tree.revisions) {
    if (revision.patches.empty()) continue;
    Finding& finding = report(revision.patches.front(),
                              "this replaces an operation of Alembic in every other revision of the process too");
    if (const std::size_t more = revision.patches.size() - 1; more > 0)
      finding.notes.push_back({std::nullopt, fmt::format("{} more {} replaced in this file", more,
                                                         more == 1 ? "operation is" : "operations are")});
    finding.help = "call the function by its own name where it is meant";
  }
}

}  // namespace

namespace rules {
extern const Rule migration_patches_op;
const Rule migration_patches_op{
    .summary = "an assignment to an operation of Alembic",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
