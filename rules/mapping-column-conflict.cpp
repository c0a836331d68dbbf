// Flags a column that a class without a table of its own adds to its parent's table, which has one of that name.
#include <algorithm>

#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const ModelContext& context, Reporter& report) {
  if (context.model.deliberate) return;
  for (const ColumnConflict& row : context.model.column_conflicts) {
    const Table& table = context.domain.tables[*context.model.table];
    const Model& owner = context.domain.models[row.declared_by];
    Finding& finding =
        report(row.at, "the column `{}` of `{}` conflicts with the one that `{}` has in `{}`", row.column,
               context.model.name, owner.name, table.name_known ? table.name.name : table.owner);
    finding.notes.push_back({row.existing, fmt::format("`{}` is declared here first", row.column)});
    const bool parent = std::ranges::find(context.model.parents, row.declared_by) != context.model.parents.end();
    finding.help = parent ? fmt::format("`{}` has it from `{}` already, unless it gets a `__tablename__` of its own",
                                        context.model.name, owner.name)
                          : "declare it in the common parent, or add use_existing_column=True to mapped_column()";
  }
}

}  // namespace

namespace rules {
extern const Rule mapping_column_conflict;
const Rule mapping_column_conflict{
    .summary = "a column that the shared table has already",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
