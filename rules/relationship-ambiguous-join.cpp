// Flags a relationship between tables that several foreign keys join.
#include <fmt/format.h>

#include "rule/relationships.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const ModelContext& context, Reporter& report) {
  if (context.model.deliberate) return;
  const Domain& domain = context.domain;
  for (const Relationship& row : context.model.relationships) {
    if (!row.joined || row.inherited || row.fault != JoinFault::ambiguous) continue;

    const Model& target = domain.models[*row.target];
    Finding& finding =
        report(row.foreign_keys_at.value_or(row.at), "several foreign keys join `{}` and `{}`, and {} for `{}.{}`",
               context.model.name, target.name,
               row.foreign_keys_at ? "`foreign_keys` lists more than one" : "nothing chooses one", context.model.name,
               row.attribute);
    for (const ForeignKeyPath& path : row.paths) {
      finding.notes.push_back({path.at, fmt::format("`{}` is one", fmt::join(path.columns, ", "))});
    }
    finding.notes.push_back({target.at, fmt::format("`{}` is mapped here", target.name)});
    finding.help = "name the column that is meant with foreign_keys=";
  }
}

}  // namespace

namespace rules {
extern const Rule relationship_ambiguous_join;
const Rule relationship_ambiguous_join{
    .summary = "a relationship between tables that several foreign keys join",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
