// Flags a relationship whose target is the name of several mapped classes.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const ModelContext& context, Reporter& report) {
  if (context.model.deliberate) return;
  const Domain& domain = context.domain;
  for (const Relationship& row : context.model.relationships) {
    if (row.target_either.size() < 2 || row.inherited) continue;

    const Registry& registry = domain.registries[context.model.registry];
    Finding& finding = report(row.target_at, "`{}` may be any of {} classes that are mapped on `{}`", row.target_name,
                              row.target_either.size(), registry.name);
    for (const Id<Model> id : row.target_either) {
      finding.notes.push_back({domain.models[id].at, fmt::format("`{}` is mapped here", domain.models[id].name)});
    }
    finding.help = "write the class with its module: \"package.module.Class\"";
  }
}

}  // namespace

namespace rules {
extern const Rule relationship_ambiguous_target;
const Rule relationship_ambiguous_target{
    .summary = "a relationship to one of several classes of that name",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
