// Tells of statements that keep everybody out while they look at all rows.
#include "rule/labels.h"
#include "rule/migration_rows.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

std::string_view work_of(const schema::Step& step) {
  const auto* const set = std::get_if<schema::SetNotNull>(&step);
  if (set && set->not_null) return "every row is looked at";
  const bool key =
      std::holds_alternative<schema::SetPrimaryKey>(step) || std::holds_alternative<schema::AddUnique>(step);
  return key || std::holds_alternative<schema::AddExclusion>(step) ? "its index is built" : "";
}

std::string table_of(const schema::Step& step) {
  return std::visit(
      []<class Row>(const Row& row) {
        if constexpr (requires { row.table.if_exists; }) return row.table.name;
        return std::string();
      },
      step);
}

void check(const RevisionContext& context, Reporter& report) {
  for_each_sure_change(context, [&](std::size_t n, const schema::Change& change) {
    const std::string_view work = work_of(change.step);
    const std::string table = table_of(change.step);
    if (work.empty() || is_made_before(context.upgrade, n, table)) return;
    report(context.upgrade[n].at, "nobody can read or write `{}` while {}", table, work);
  });
}

}  // namespace

namespace rules {
extern const Rule migration_locks_table;
const Rule migration_locks_table{
    .summary = "a change that locks a table for as long as it takes to read it",
    .severity = Severity::note,
    .on_request = true,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
