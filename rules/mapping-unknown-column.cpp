// Flags a constraint, an index or a polymorphic_on that names a column which its table does not have.
#include "base/closest.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const TableContext& context, Reporter& report) {
  const Table& table = context.table;
  if (table.open || (table.model && context.domain.models[*table.model].deliberate)) return;
  for (const LostColumn& lost : table.lost_columns) {
    Finding& finding = report(lost.at, "`{}` names `{}`, and the table {} has no column of that name", lost.constraint,
                              lost.name, table.name_known ? fmt::format("`{}`", table.name.name) : "of its class");
    finding.notes.push_back({table.at, "the table is declared here"});
    if (const Column* const meant = closest_of(table.columns, lost.name, &Column::key))
      finding.help = fmt::format("there is a column `{}`", meant->key);
  }
}

}  // namespace

namespace rules {
extern const Rule mapping_unknown_column;
const Rule mapping_unknown_column{
    .summary = "a constraint or an index on a column that the table does not have",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
