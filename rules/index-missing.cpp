// Flags a declared index that its table does not have, nor another that begins with the same columns.
#include "rule/drift.h"
#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) {
  if (!is_table(context.actual) && context.actual.kind != schema::TableKind::materialized_view) return;
  for (const Index& index : context.table.indexes) {
    if (index.unique || index.constraint || !index.plain || index.columns.empty()) continue;
    if (!tells_of(context.actual, index.columns) || has_index(context.actual, index.columns)) continue;
    Finding& finding = report(index.at, "no index on {} of `{}` exists {}, though one is declared",
                              listed(index.columns), shown(context.actual.name), context.side.where());
    finding.notes.push_back({context.actual.at, "the table is here"});
  }
}

}  // namespace

namespace rules {
extern const Rule index_missing;
const Rule index_missing{
    .summary = "a declared index that its table does not have",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
