// Flags a relationship whose target is no mapped class of its registry.
#include "base/closest.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check_generic(const ModelContext& context, const Relationship& row, Reporter& report) {
  report(
      row.target_at,
      "`{}` is a generic type in a string, which SQLAlchemy takes for a class's name, so the mapper of `{}` cannot be "
      "configured",
      row.generic_text, context.model.name)
      .help = fmt::format("put only the class's name in quotes: `{}: Mapped[list[\"…\"]]`", row.attribute);
}

void check(const ModelContext& context, Reporter& report) {
  if (context.model.deliberate) return;
  const Registry& registry = context.domain.registries[context.model.registry];
  for (const Relationship& relationship : context.model.relationships) {
    if (relationship.open || relationship.inherited) continue;
    if (!relationship.generic_text.empty()) check_generic(context, relationship, report);
    if (!relationship.target_missing) continue;

    Finding& finding =
        report(relationship.target_at, "`{}` names no mapped class of `{}`, so the mapper of `{}` cannot be configured",
               relationship.target_name, registry.name, context.model.name);
    finding.notes.push_back(
        {registry.at, fmt::format("`{}`, the base of `{}`, is made here", registry.name, context.model.name)});
    if (relationship.elsewhere) {
      const Model& other = context.domain.models[*relationship.elsewhere];
      finding.notes.push_back({other.at, fmt::format("`{}` is mapped here, on another base", other.name)});
      finding.notes.push_back({context.domain.registries[other.registry].at, "that base is made here"});
      continue;
    }
    std::vector<std::string_view> names;
    for (const Model& model : context.domain.models) {
      if (model.registry == context.model.registry) names.push_back(model.name);
    }
    const std::string_view dotted = relationship.target_name;
    if (const auto meant = closest(names, dotted.substr(dotted.rfind('.') + 1))) {
      finding.help = fmt::format("there is a class `{}`", names[*meant]);
    }
  }
}

}  // namespace

namespace rules {
extern const Rule relationship_unknown_target;
const Rule relationship_unknown_target{
    .summary = "a relationship to a class that is not mapped",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
