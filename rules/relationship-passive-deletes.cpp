// Flags passive_deletes= on a relationship that deletes nothing, or whose cascade deletes in spite of it.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const ModelContext& context, Reporter& report) {
  if (context.model.deliberate) return;
  for (const Relationship& row : context.model.relationships) {
    if (!row.joined || row.fault != JoinFault::none || row.open || row.inherited) continue;
    const std::string passive = row.passive_deletes.value_or("");
    if (passive != "True" && passive != "all") continue;
    const std::string_view owner = context.model.name;
    if (row.viewonly) {
      report(row.at, "`{}.{}` is viewonly, so it deletes nothing, and SQLAlchemy warns of its `passive_deletes`", owner,
             row.attribute)
          .severity = Severity::warning;
      continue;
    }
    const std::string cascade = row.cascade.value_or("");
    const bool deletes = cascade.find("delete") != cascade.npos || cascade.find("all") != cascade.npos;
    if (passive != "all" || !deletes) continue;
    report(row.cascade_at, "the cascade of `{}.{}` deletes, which its `passive_deletes=\"all\"` rules out", owner,
           row.attribute)
        .help = "write passive_deletes=True, and the database deletes what is not loaded";
  }
}

}  // namespace

namespace rules {
extern const Rule relationship_passive_deletes;
const Rule relationship_passive_deletes{
    .summary = "a passive_deletes that the rest of the relationship contradicts",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
