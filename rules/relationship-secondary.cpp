// Flags a secondary= that is no table, or a table without a foreign key to one of the two sides.
#include <fmt/format.h>

#include "base/closest.h"
#include "rule/relationships.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check_name(const ModelContext& context, const Relationship& row, Reporter& report) {
  const Domain& domain = context.domain;
  const std::string owner = fmt::format("`{}.{}`", context.model.name, row.attribute);
  if (row.secondary_class) {
    const Model& model = domain.models[*row.secondary_class];
    Finding& finding = report(row.secondary_at, "`{}` is a mapped class, and the `secondary` of {} must be a table",
                              model.name, owner);
    finding.notes.push_back({model.at, fmt::format("`{}` is mapped here", model.name)});
    if (model.table) finding.help = fmt::format("its table is `{}.__table__`", model.name);
    return;
  }
  Finding& finding = report(row.secondary_at, "`{}`, the `secondary` of {}, names no table", row.secondary_name, owner);
  const MetaData& metadata = domain.metadatas[domain.registries[context.model.registry].metadata];
  finding.notes.push_back({metadata.at, fmt::format("`{}` holds the tables", metadata.name)});
  std::vector<std::string_view> names;
  for (const Table& table : domain.tables) names.push_back(table.name.name);
  const auto meant = closest(names, row.secondary_name);
  if (!meant) return;
  for (const Table& table : domain.tables) {
    if (table.name.name != names[*meant]) continue;
    finding.notes.push_back({table.at, fmt::format("`{}` is declared here", table.name.name)});
    return;
  }
}

void check_join(const ModelContext& context, const Relationship& row, Reporter& report) {
  const Domain& domain = context.domain;
  const Table& through = domain.tables[*row.secondary];
  const Model& target = domain.models[*row.target];
  const bool ambiguous = row.fault == JoinFault::ambiguous_secondary;
  Finding& finding =
      report(row.secondary_at, "`{}` {} `{}` and `{}`, so `{}.{}` cannot be joined through it", through.name.name,
             ambiguous ? "has several foreign keys to one of" : "lacks a foreign key to one of", context.model.name,
             target.name, context.model.name, row.attribute);
  finding.notes.push_back({through.at, fmt::format("`{}` is declared here", through.name.name)});
  for (const ForeignKeyPath& path : row.paths) {
    finding.notes.push_back({path.at, fmt::format("`{}` is one", fmt::join(path.columns, ", "))});
  }
  finding.notes.push_back({target.at, fmt::format("`{}` is mapped here", target.name)});
}

void check(const ModelContext& context, Reporter& report) {
  if (context.model.deliberate) return;
  for (const Relationship& row : context.model.relationships) {
    if (row.open || row.inherited || row.from_backref || !row.has_secondary) continue;
    if (row.secondary_missing || row.secondary_class) {
      check_name(context, row, report);
      continue;
    }
    const bool unjoined =
        row.fault == JoinFault::no_foreign_keys_to_secondary || row.fault == JoinFault::ambiguous_secondary;
    if (row.joined && unjoined && row.target && tells(context.domain, row)) check_join(context, row, report);
  }
}

}  // namespace

namespace rules {
extern const Rule relationship_secondary;
const Rule relationship_secondary{
    .summary = "a secondary= that is no table or does not join the two sides",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
