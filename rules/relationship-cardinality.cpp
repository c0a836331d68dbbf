// Flags a relationship that is declared as one object where SQLAlchemy gives a list, or the reverse.
#include "rule/relationships.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void add_key(const ModelContext& context, const Relationship& row, Finding& finding) {
  if (row.syncs.empty()) return;
  const ColumnRef& to = row.syncs.front().to;
  const Table& table = context.domain.tables[to.table];
  if (const Column* const column = table.column(to.name))
    finding.notes.push_back({column->at, fmt::format("the foreign key {} is here", shown(context.domain, to))});
}

void check_orphans(const ModelContext& context, const Relationship& row, Reporter& report) {
  const bool single = row.viewonly || row.single_parent || row.direction == Direction::one_to_many;
  if (!row.cascade || row.cascade->find("delete-orphan") == std::string::npos || single) return;
  report(row.cascade_at, "`delete-orphan` on `{}.{}`, which is {}: a parent is no owner there (bbf0)",
         context.model.name, row.attribute, spelled(row.direction))
      .help = "put the cascade on the one-to-many side, or add single_parent=True";
  add_key(context, row, report.last());
}

void check_query(const ModelContext& context, const Relationship& row, Reporter& report) {
  const bool one = row.direction == Direction::many_to_one || row.uselist == false;
  if (row.loads_as_query.empty() || !one) return;
  report(row.at, "`{}.{}` is one object, and a `{}` loader needs a collection", context.model.name, row.attribute,
         row.loads_as_query);
  add_key(context, row, report.last());
}

void check_promise(const ModelContext& context, const Relationship& row, Reporter& report) {
  const std::string owner = fmt::format("`{}.{}`", context.model.name, row.attribute);
  if (row.promise == Promise::many && row.uselist == false && row.loads_as_query.empty()) {
    report(row.promise_at, "{} is annotated as a collection, but {}, so it is one object or None", owner,
           why_single(row));
    if (!row.promise_quoted && row.uselist_given == false) report.last().severity = Severity::warning;
    return add_key(context, row, report.last());
  }
  if (row.promise != Promise::one || row.uselist_given == false || row.direction == Direction::many_to_one) return;
  if (row.uselist == true) {
    report(row.promise_at, "{} is annotated as one object, but its `collection_class` makes it a collection", owner)
        .severity = Severity::warning;
    return add_key(context, row, report.last());
  }
  // Alone, Mapped["X"] on a one-to-many is how a one-to-one is written.
  const bool meant_many = row.uselist_given == true;
  const std::string_view target = context.domain.models[*row.target].name;
  if ((!meant_many && !is_plural_of(row.attribute, target)) || has_unique_key(context.domain, row)) return;
  Finding& finding =
      report(row.promise_at, "{} is annotated as one object, so only one of its {} is loaded", owner, target);
  if (!meant_many) finding.severity = Severity::warning;
  finding.help = "annotate it as a list, or add uselist=False if there is only one";
  add_key(context, row, finding);
}

void check(const ModelContext& context, Reporter& report) {
  if (context.model.deliberate) return;
  for (const Relationship& row : context.model.relationships) {
    if (!row.joined || row.fault != JoinFault::none || row.open || row.inherited) continue;
    check_orphans(context, row, report);
    check_query(context, row, report);
    check_promise(context, row, report);
  }
}

}  // namespace

namespace rules {
extern const Rule relationship_cardinality;
const Rule relationship_cardinality{
    .summary = "a relationship declared as one object where there are many, or the reverse",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
