// Flags a foreign key whose table or column SQLAlchemy will not find in the MetaData.
#include "base/closest.h"
#include "rule/foreign_keys.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void no_table(const TableContext& context, const ForeignKey& key, Reporter& report) {
  const MetaData& metadata = context.domain.metadatas[context.table.metadata];
  Finding& finding =
      report(key.at, "`{}` names no table of `{}`: {}", key.written, metadata.name,
             key.use_alter ? "`create_all()` fails" : "`create_all()` and every flush of the class fail");
  if (key.use_alter) finding.severity = Severity::warning;
  finding.notes.push_back({metadata.at, "its `MetaData` is made here"});
  if (key.elsewhere) {
    const Table& other = context.domain.tables[*key.elsewhere];
    const bool same = other.metadata == context.table.metadata;
    finding.notes.push_back({other.at, fmt::format("`{}` is {}", column_path(other, key.target_columns.front()),
                                                   same ? "in another schema" : "in another `MetaData`")});
    return;
  }
  std::vector<std::string_view> names;
  for (const Table& table : context.domain.tables) {
    if (table.metadata == context.table.metadata && table.name_known) names.push_back(table.name.name);
  }
  if (const auto meant = closest(names, key.target.name))
    finding.help = fmt::format("there is a table `{}`", names[*meant]);
}

void no_column(const TableContext& context, const ForeignKey& key, Reporter& report) {
  const Table& target = context.domain.tables[*key.table];
  for (std::size_t n = 0; n < key.target_columns.size(); ++n) {
    if (target_column(key, target, n)) continue;
    const std::string& wanted = key.target_columns[n];
    Finding& finding = report(key.at, "the table `{}` has no column `{}`, so the foreign key cannot be made",
                              target.name.name, wanted);
    finding.notes.push_back({target.at, fmt::format("`{}` is declared here", target.name.name)});
    const Column* meant = target.column(wanted);
    if (!meant) meant = closest_of(target.columns, wanted, &Column::key);
    if (meant) finding.notes.push_back({meant->at, fmt::format("it has `{}`", meant->key)});
  }
}

void check(const TableContext& context, Reporter& report) {
  for (const ForeignKey& key : context.table.foreign_keys) {
    if (key.fault == TargetFault::no_table) no_table(context, key, report);
    if (key.fault == TargetFault::no_column) no_column(context, key, report);
  }
}

}  // namespace

namespace rules {
extern const Rule foreign_key_unknown_target;
const Rule foreign_key_unknown_target{
    .summary = "a foreign key to a table or column that is not there",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
