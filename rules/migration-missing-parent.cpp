// Flags a down_revision, or depends_on, that no revision has.
#include <algorithm>

#include "base/closest.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const MigrationTreeContext& context, Reporter& report) {
  const migrations::MigrationTree& tree = context.tree;
  if (tree.open || !tree.environment) return;
  for (const migrations::Revision& revision : tree.revisions) {
    if (revision.empty_parent)
      report(revision.parents_at,
             "`\"\"` is no base but the id of a parent that does not exist, to Alembic 1.12 and later")
          .help = "write `None`";
    if (!tree.strangers.empty()) continue;  // it may have lost its id in one of these
    for (const auto* list : {&revision.parents, &revision.depends_on}) {
      for (const std::string& parent : *list) {
        if (tree.find(parent) || parent.find('@') != std::string::npos) continue;
        Finding& finding =
            report(revision.parents_at, "no revision `{}` exists, which `{}` follows: Alembic cannot load the history",
                   parent, revision.id);
        std::vector<std::string_view> ids;
        for (const migrations::Revision& other : tree.revisions) ids.push_back(other.id);
        if (const auto meant = closest(ids, parent))
          finding.help = fmt::format("there is a revision `{}`", ids[*meant]);
      }
    }
  }
}

}  // namespace

namespace rules {
extern const Rule migration_missing_parent;
const Rule migration_missing_parent{
    .summary = "a migration that follows one that does not exist",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
