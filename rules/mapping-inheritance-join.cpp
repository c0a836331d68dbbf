// Flags a class whose table nothing joins to its parent's, or several foreign keys do.
#include <fmt/format.h>

#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const ModelContext& context, Reporter& report) {
  const Model& model = context.model;
  if (model.deliberate || model.inheritance_fault == JoinFault::none) return;
  const Domain& domain = context.domain;
  const Model& parent = domain.models[model.parents.front()];
  const std::string& own = domain.tables[*model.table].name.name;
  const std::string& theirs = domain.tables[*parent.table].name.name;
  const bool several = model.inheritance_fault == JoinFault::ambiguous;
  Finding& finding =
      several ? report(model.at, "several foreign keys join `{}` to `{}`, its parent's table, so `{}` cannot be mapped",
                       own, theirs, model.name)
              : report(model.at,
                       "there is no foreign key between `{}` and `{}`, its parent's table, so `{}` cannot be mapped",
                       own, theirs, model.name);
  for (const ForeignKeyPath& path : model.inheritance_paths) {
    finding.notes.push_back({path.at, fmt::format("`{}` is one", fmt::join(path.columns, ", "))});
  }
  finding.notes.push_back({parent.at, fmt::format("`{}`, its parent, is mapped here", parent.name)});
  finding.help = several ? "say which one with `\"inherit_condition\"` in `__mapper_args__`"
                         : fmt::format(
                               "give the primary key of `{}` a foreign key to `{}`; or leave `__tablename__` "
                               "out, so that both are stored in `{}`",
                               own, theirs, theirs);
}

}  // namespace

namespace rules {
extern const Rule mapping_inheritance_join;
const Rule mapping_inheritance_join{
    .summary = "a table that is not joined to its parent class's",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
