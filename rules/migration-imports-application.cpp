// Flags mapped classes of the application that a migration imports.
#include "rule/rule.h"

namespace ormlint {

namespace {

const Model* mapped(const Domain& domain, Location declared) {
  for (const Id<Model> id : domain.models.ids())
    if (domain.models[id].at == declared) return &domain.models[id];
  return nullptr;
}

void check(const MigrationTreeContext& context, Reporter& report) {
  if (!context.tree.environment) return;
  for (const migrations::Revision& revision : context.tree.revisions) {
    Finding* finding = nullptr;
    for (const migrations::ImportedClass& use : revision.uses) {
      const Model* const model = mapped(context.domain, use.declared);
      if (!model) continue;
      if (!finding)
        finding = &report(use.at, "the migration uses the model `{}` as it is today, not as it was at this revision",
                          model->name);
      finding->notes.push_back({model->at, fmt::format("`{}` is declared here", model->name)});
    }
    if (finding) finding->help = "declare the columns that it needs in the migration: `sa.table(…)`, `sa.column(…)`";
  }
}

}  // namespace

namespace rules {
extern const Rule migration_imports_application;
const Rule migration_imports_application{
    .summary = "a migration that uses the models of the application",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
