// Flags handlers that go on after an operation which the server has refused.
#include <algorithm>
#include <map>
#include <variant>

#include "rule/rule.h"

namespace ormlint {

namespace {

struct Swallowed {
  Location first;  // statement
  std::size_t statements = 0;
  bool fails = false;  // for certain
};

// DROP … IF EXISTS, ADD COLUMN IF NOT EXISTS: the server refuses none of them for what is there or is not.
bool takes_all(const migrations::Executed& statement) {
  return !statement.changes.empty() && std::ranges::all_of(statement.changes, [](const schema::Change& change) {
    return change.guarded || std::visit(
                                 []<class Row>(const Row& row) {
                                   if constexpr (requires { row.if_not_exists; }) return row.if_not_exists;
                                   if constexpr (requires { row.if_exists; }) return row.if_exists;
                                   if constexpr (requires { row.name.if_exists; }) return row.name.if_exists;
                                   return false;
                                 },
                                 change.step);
  });
}

void check(const RevisionContext& context, Reporter& report) {
  if (!context.history.postgresql || !context.history.transactional) return;
  std::map<Location, Swallowed> handlers;
  for (const migrations::Executed& statement : context.upgrade) {
    const bool undone = statement.savepoint || statement.autocommit;
    if (statement.sql.empty() || takes_all(statement) || statement.caught != migrations::Caught::surely || undone)
      continue;
    Swallowed& row = handlers[statement.handler];
    if (row.statements++ == 0) row.first = statement.at;
    row.fails |= !statement.faults.empty() && !statement.perhaps;
  }
  for (const auto& [handler, row] : handlers) {
    Finding& finding = report(
        handler, "this goes on after a failure, but the transaction is aborted: every statement behind it fails");
    finding.notes.push_back({row.first, row.statements == 1
                                            ? "of this operation"
                                            : fmt::format("of this operation, and of {} more", row.statements - 1)});
    if (!row.fails) finding.severity = Severity::warning;
    finding.help = "ask the catalog first, or let a savepoint take the failure: `with op.get_bind().begin_nested():`";
  }
}

}  // namespace

namespace rules {
extern const Rule migration_failure_swallowed;
const Rule migration_failure_swallowed{
    .summary = "a failure of an operation that is swallowed in its transaction",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
