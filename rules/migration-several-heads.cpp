// Flags the heads of a tree of migrations beyond the first, unless branches are meant.
#include <algorithm>

#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const MigrationTreeContext& context, Reporter& report) {
  const migrations::MigrationTree& tree = context.tree;
  const bool branches = std::ranges::any_of(tree.revisions, [&](const migrations::Revision& revision) {
    return !revision.labels.empty() || revision.folder != tree.revisions.front().folder;
  });
  if (tree.heads.size() < 2 || tree.open || branches) return;
  const migrations::Revision& first = tree.revisions[tree.heads.front()];
  for (std::size_t n = 1; n < tree.heads.size(); ++n) {
    const migrations::Revision& head = tree.revisions[tree.heads[n]];
    // Where it says what it follows, which is what will be changed.
    const Location at = head.parents_at == Location{} ? head.at : head.parents_at;
    Finding& finding =
        report(at, "`{}` is a second head beside `{}`: `alembic upgrade head` refuses to choose", head.id, first.id);
    finding.notes.push_back({first.at, "the other head is here"});
    finding.help = fmt::format("let one follow the other, or join them: `alembic merge {} {}`", first.id, head.id);
  }
}

}  // namespace

namespace rules {
extern const Rule migration_several_heads;
const Rule migration_several_heads{
    .summary = "two heads in one tree of migrations",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
