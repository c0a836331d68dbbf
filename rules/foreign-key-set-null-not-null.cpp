// Flags ON DELETE SET NULL, and ON UPDATE, on a column that may not be null.
#include "rule/foreign_keys.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

bool sets_null(std::string_view action) {
  constexpr std::string_view wanted = "SET NULL";
  return std::ranges::equal(action, wanted, [](char written, char upper) {
    return written == upper || (upper != ' ' && written == (upper | 0x20));
  });
}

void check(const TableContext& context, Reporter& report) {
  for (const ForeignKey& key : context.table.foreign_keys) {
    const bool on_delete = sets_null(key.ondelete);
    if (!on_delete && !sets_null(key.onupdate)) continue;
    for (const std::string& name : key.columns) {
      const Column* const column = context.table.column(name);
      if (!column || column->conditional || column->nullable.value_or(true)) continue;

      Finding& finding = report(key.at, "ON {} SET NULL cannot set `{}`, which is NOT NULL: {} the referred row fails",
                                on_delete ? "DELETE" : "UPDATE", column_path(context.table, name),
                                on_delete ? "deleting" : "changing");
      if (column->at != key.at) finding.notes.push_back({column->at, "the column is declared here"});
    }
  }
}

}  // namespace

namespace rules {
extern const Rule foreign_key_set_null_not_null;
const Rule foreign_key_set_null_not_null{
    .summary = "ON DELETE SET NULL on a column that is NOT NULL",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
