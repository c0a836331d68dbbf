// Flags revisions that follow themselves.
#include <algorithm>
#include <vector>

#include "rule/rule.h"

namespace ormlint {

namespace {

// The revisions on a way from this one back to itself; none when there is no such way.
std::vector<std::size_t> cycle_of(const migrations::MigrationTree& tree, std::size_t start) {
  std::vector<std::size_t> came_from(tree.revisions.size(), tree.revisions.size()), open{start};
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    for (const std::size_t above : tree.above[at]) {
      if (came_from[above] != tree.revisions.size()) continue;
      came_from[above] = at;
      open.push_back(above);
    }
  }
  std::vector<std::size_t> found;
  if (came_from[start] == tree.revisions.size()) return found;
  std::size_t at = start;
  do {
    found.push_back(at);
    at = came_from[at];
  } while (at != start);
  return found;
}

void check(const MigrationTreeContext& context, Reporter& report) {
  const migrations::MigrationTree& tree = context.tree;
  std::vector<bool> told(tree.revisions.size(), false);
  for (const std::size_t n : tree.dropped) {
    const std::vector<std::size_t> cycle = cycle_of(tree, n);
    const bool known = std::ranges::any_of(cycle, [&](std::size_t one) { return told[one]; });
    for (const std::size_t one : cycle) told[one] = true;
    if (cycle.empty() || known || !tree.environment) continue;
    Finding& finding = report(tree.revisions[n].parents_at, "`{}` follows itself: Alembic cannot order the revisions",
                              tree.revisions[n].id);
    for (const std::size_t one : cycle) {
      if (one == n) continue;
      const migrations::Revision& revision = tree.revisions[one];
      finding.notes.push_back({revision.parents_at, fmt::format("`{}` is on the way", revision.id)});
    }
  }
}

}  // namespace

namespace rules {
extern const Rule migration_cycle;
const Rule migration_cycle{
    .summary = "migrations that follow each other in a circle",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
