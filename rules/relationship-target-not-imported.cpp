// Flags a relationship whose target is declared in a module that nothing imports.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const ModelContext& context, Reporter& report) {
  for (const Relationship& relationship : context.model.relationships) {
    if (!relationship.unloaded) continue;
    const Model& target = context.domain.models[*relationship.target];
    Finding& finding =
        report(relationship.target_at, "nothing imports the module of `{}`, so `{}.{}` finds no class of that name",
               target.name, context.model.name, relationship.attribute);
    finding.notes.push_back({target.at, fmt::format("`{}` is mapped here", target.name)});
    finding.help = "import it where the models are loaded, before the first query";
  }
}

}  // namespace

namespace rules {
extern const Rule relationship_target_not_imported;
const Rule relationship_target_not_imported{
    .summary = "a relationship to a class whose module nothing imports",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
