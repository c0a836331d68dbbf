// Flags a declared index that its table does not have, nor another that begins with the same columns.
#include <algorithm>

#include "rule/drift.h"
#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) {
  if (!is_table(context.actual) && context.actual.kind != schema::TableKind::materialized_view) return;
  for (const Index& index : context.table.indexes) {
    if (index.unique || index.constraint || !index.plain || index.columns.empty()) continue;
    const bool there = std::ranges::all_of(
        index.columns, [&](const std::string& name) { return context.actual.column(name) != nullptr; });
    if (!there || has_index(context.actual, index.columns)) continue;
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
