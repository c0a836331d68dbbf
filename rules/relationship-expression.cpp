// Flags a string of relationship() that names what does not exist, and a join condition without a direction.
#include "base/closest.h"
#include "rule/relationships.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void add_class(const ModelContext& context, const LostName& lost, Finding& finding) {
  const Model& model = context.domain.models[*lost.model];
  finding.notes.push_back({model.at, fmt::format("`{}` is mapped here", model.name)});
  if (lost.is_relationship) return;
  std::vector<std::string_view> names;
  for (const auto& [name, attribute] : model.attributes) {
    if (attribute.kind == AttributeKind::column) names.push_back(name);
  }
  if (const auto meant = closest(names, lost.name)) finding.help = fmt::format("there is a column `{}`", names[*meant]);
}

void check_name(const ModelContext& context, const Relationship& row, const LostName& lost, Reporter& report) {
  const std::string where = fmt::format("`{}` of `{}.{}`", lost.argument, context.model.name, row.attribute);
  if (lost.model) {
    const std::string_view owner = context.domain.models[*lost.model].name;
    if (lost.is_relationship) {
      report(lost.at, "`{}.{}`, in {}, is a relationship, and no column", owner, lost.name, where);
    } else {
      report(lost.at, "`{}` has no column `{}`, which {} names", owner, lost.name, where);
    }
    return add_class(context, lost, report.last());
  }
  if (lost.table) {
    const Table& table = context.domain.tables[*lost.table];
    report(lost.at, "the table `{}` has no column `{}`, which {} names", table.name.name, lost.name, where)
        .notes.push_back({table.at, fmt::format("`{}` is declared here", table.name.name)});
    return;
  }
  const Registry& registry = context.domain.registries[context.model.registry];
  report(lost.at, "`{}`, in {}, names no mapped class and no table of `{}`", lost.name, where, registry.name)
      .notes.push_back(
          {registry.at, fmt::format("`{}`, the base of `{}`, is made here", registry.name, context.model.name)});
}

void check_fault(const ModelContext& context, const Relationship& row, Reporter& report) {
  const Location at = row.remote_side_at ? *row.remote_side_at : row.foreign_keys_at.value_or(row.at);
  const std::string owner = fmt::format("`{}.{}`", context.model.name, row.attribute);
  if (row.fault == JoinFault::no_direction) {
    report(at, "the join condition of {} has foreign keys on both sides, or on none, so it has no direction", owner)
        .help = "mark the one that is meant with foreign(), or list it in foreign_keys=";
  } else {
    report(at, "the join condition of {} has no column on the other side", owner).help =
        "mark the other side's columns with remote(), or list them in remote_side=";
  }
}

void check(const ModelContext& context, Reporter& report) {
  if (context.model.deliberate) return;
  for (const Relationship& row : context.model.relationships) {
    if (row.open || row.inherited || row.from_backref) continue;
    for (const LostName& lost : row.lost) check_name(context, row, lost, report);
    const bool aimless = row.fault == JoinFault::no_direction || row.fault == JoinFault::no_remote_side;
    if (row.joined && aimless) check_fault(context, row, report);
  }
}

}  // namespace

namespace rules {
extern const Rule relationship_expression;
const Rule relationship_expression{
    .summary = "a relationship's text that names what does not exist",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
