// Flags a foreign key whose column's type cannot refer to its target's in PostgreSQL.
#include "rule/foreign_keys.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const TableContext& context, Reporter& report) {
  for (const ForeignKey& key : context.table.foreign_keys) {
    if (!key.table || key.fault != TargetFault::none) continue;
    const Table& target = context.domain.tables[*key.table];
    for (std::size_t n = 0; n < key.columns.size(); ++n) {
      const Column* const column = context.table.column(key.columns[n]);
      const Column* const wanted = target_column(key, target, n);
      if (!column || !wanted || column->conditional || wanted->conditional) continue;
      if (may_refer(column->type, wanted->type).value_or(true)) continue;

      Finding& finding =
          report(key.at, "`{}` is {}, but `{}`, which it refers to, is {}: PostgreSQL refuses the constraint",
                 column_path(context.table, column->name), column->type.ddl, column_path(target, wanted->name),
                 wanted->type.ddl);
      finding.notes.push_back({wanted->at, fmt::format("`{}` is declared here", column_path(target, wanted->name))});
    }
  }
}

}  // namespace

namespace rules {
extern const Rule foreign_key_type_differs;
const Rule foreign_key_type_differs{
    .summary = "a foreign key between types that cannot be compared",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
