#include "migrations/print.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace ormlint::migrations {

namespace {

std::string one_line(const std::string& sql) {
  std::string made;
  for (const char c : sql) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) made += c;
    if (blank && !made.empty() && made.back() != ' ') made += ' ';
  }
  while (made.ends_with(' ') || made.ends_with(';')) made.pop_back();
  return made;
}

// "3 tables, 2 columns": what kinds of statements there are.
std::string summary(const std::vector<Executed>& all) {
  std::size_t changes = 0, opaque = 0, faults = 0;
  for (const Executed& one : all) {
    for (const schema::Change& change : one.changes) {
      const bool lost = std::holds_alternative<schema::Opaque>(change.step);
      changes += lost ? 0 : 1;
      opaque += lost ? 1 : 0;
    }
    faults += one.faults.size();
  }
  std::string made = fmt::format("{} change{}", changes, changes == 1 ? "" : "s");
  if (opaque > 0) made += fmt::format(", {} not understood", opaque);
  if (faults > 0) made += fmt::format(", {} would fail", faults);
  return made;
}

}  // namespace

std::string print_tree(const MigrationTree& tree, const History& history, const Place& place) {
  std::string out =
      fmt::format("{}: {} revision{}, {} head{}\n", tree.folder.empty() ? "." : tree.folder, tree.revisions.size(),
                  tree.revisions.size() == 1 ? "" : "s", tree.heads.size(), tree.heads.size() == 1 ? "" : "s");
  for (auto at = tree.order.rbegin(); at != tree.order.rend(); ++at) {
    const Revision& revision = tree.revisions[*at];
    const bool head = std::ranges::find(tree.heads, *at) != tree.heads.end();
    out += fmt::format("  {}{} <- {}  {}  {}\n", revision.id, head ? " (head)" : "",
                       revision.parents.empty() ? "base" : fmt::format("{}", fmt::join(revision.parents, ", ")),
                       summary(history.upgrades[*at]), place(revision.at));
  }
  for (const std::size_t n : tree.dropped)
    out += fmt::format("  {} is reached from no base: a parent is missing  {}\n", tree.revisions[n].id,
                       place(tree.revisions[n].parents_at));
  return out;
}

std::string print_changes(const MigrationTree& tree, const History& history, const Place& place) {
  std::string out;
  for (const std::size_t n : tree.order) {
    out += fmt::format("-- {} {}\n", tree.revisions[n].id, place(tree.revisions[n].at));
    for (const Executed& one : history.upgrades[n]) {
      if (!one.sql.empty())
        out += fmt::format("{}{};  -- {}\n", one.perhaps ? "-- perhaps: " : "", one_line(one.sql), place(one.at));
      for (const Problem& problem : one.problems)
        out += fmt::format("-- not understood: {}  {}\n", problem.text, place(one.at));
      for (const schema::Fault& fault : one.faults) out += fmt::format("-- fails: {}\n", schema::print(fault));
    }
  }
  return out;
}

}  // namespace ormlint::migrations
