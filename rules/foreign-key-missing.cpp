// Flags a declared foreign key that its table does not have.
#include "rule/drift.h"
#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) {
  if (!is_table(context.actual)) return;
  for (const ForeignKey& key : context.table.foreign_keys) {
    if (!key.known || key.conditional || key.fault != TargetFault::none) continue;
    if (!tells_of(context.actual, key.columns)) continue;
    const schema::ForeignKey* const actual = foreign_key_over(context.actual, key.columns);
    if (actual && actual->target.name == key.target.name) continue;
    Finding& finding =
        actual ? report(key.at, "{} of `{}` refers to `{}` {}, not to `{}`", listed(key.columns),
                        shown(context.actual.name), shown(actual->target), context.side.where(), shown(key.target))
               : report(key.at, "{} of `{}` is no foreign key {}: any value is accepted", listed(key.columns),
                        shown(context.actual.name), context.side.where());
    finding.notes.push_back(
        {actual ? actual->at : context.actual.at, actual ? "the foreign key is here" : "the table is here"});
  }
}

}  // namespace

namespace rules {
extern const Rule foreign_key_missing;
const Rule foreign_key_missing{
    .summary = "a declared foreign key that its table does not have",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
