// Flags the second of two revisions with one id.
#include <map>

#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const MigrationTreeContext& context, Reporter& report) {
  if (!context.tree.environment) return;
  std::map<std::string_view, const migrations::Revision*> first;
  for (const migrations::Revision& revision : context.tree.revisions) {
    const auto [known, fresh] = first.emplace(revision.id, &revision);
    if (fresh || revision.id.empty()) continue;
    report(revision.at, "`{}` is the id of another revision too: Alembic runs only one of the two", revision.id)
        .notes.push_back({known->second->at, "the other one is here"});
  }
}

}  // namespace

namespace rules {
extern const Rule migration_duplicate_revision;
const Rule migration_duplicate_revision{
    .summary = "two migrations with one id",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
