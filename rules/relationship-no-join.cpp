// Flags a relationship between tables that no foreign key joins.
#include "rule/relationships.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check_one(const ModelContext& context, const Relationship& row, Reporter& report) {
  const Domain& domain = context.domain;
  const std::string owner = fmt::format("`{}.{}`", context.model.name, row.attribute);
  const std::string here = context.model.table ? fmt::format("`{}`", domain.tables[*context.model.table].name.name)
                                               : fmt::format("`{}`", context.model.name);
  const std::string there = shown_table(domain, *row.target);
  const Model& target = domain.models[*row.target];
  const Location at = row.foreign_keys_at.value_or(row.at);
  if (row.fault == JoinFault::no_relevant_columns) {
    report(at, "no column in the join condition of {} is a foreign key, so it cannot be configured", owner).help =
        "give the column a ForeignKey, or mark it with foreign()";
  } else if (row.foreign_keys_at) {
    report(at, "`foreign_keys` of {} lists no foreign key between {} and {}, so they cannot be joined", owner, here,
           there);
  } else {
    report(at, "there is no foreign key between {} and {}, so {} cannot be joined", here, there, owner);
  }
  Finding& finding = report.last();
  finding.notes.push_back({target.at, fmt::format("`{}`, its target, is mapped here", target.name)});
  const Relationship* const other = other_side(domain, row);
  if (other)
    finding.notes.push_back(
        {other->at, fmt::format("`{}.{}`, its other side, fails likewise", target.name, other->attribute)});
}

void check(const ModelContext& context, Reporter& report) {
  if (context.model.deliberate) return;
  for (const Relationship& row : context.model.relationships) {
    if (!row.joined || row.inherited || row.from_backref || !tells(context.domain, row)) continue;
    if (row.fault == JoinFault::no_foreign_keys || row.fault == JoinFault::no_relevant_columns)
      check_one(context, row, report);
  }
}

}  // namespace

namespace rules {
extern const Rule relationship_no_join;
const Rule relationship_no_join{
    .summary = "a relationship between tables that no foreign key joins",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
