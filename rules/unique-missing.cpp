// Flags columns that are declared as unique and are not in their table.
#include "rule/drift.h"
#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) {
  if (!is_table(context.actual)) return;
  for (const Index& index : context.table.indexes) {
    if (!index.unique || index.partial || !index.plain || index.columns.empty()) continue;
    if (!tells_of(context.actual, index.columns) || has_unique(context.actual, index.columns)) continue;
    Finding& finding =
        report(index.at, "{} {} declared as unique in `{}`, and nothing makes {} so {}", listed(index.columns),
               index.columns.size() == 1 ? "is" : "are", shown(context.actual.name),
               index.columns.size() == 1 ? "it" : "them", context.side.where());
    finding.notes.push_back({context.actual.at, "the table is here"});
  }
}

}  // namespace

namespace rules {
extern const Rule unique_missing;
const Rule unique_missing{
    .summary = "a declared unique constraint that its table does not have",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
