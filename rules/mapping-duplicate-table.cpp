// Flags the second of two tables of one name that are declared in one MetaData and loaded together.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const TableContext& context, Reporter& report) {
  const Table& table = context.table;
  if (!table.twin) return;
  const Table& first = context.domain.tables[*table.twin];
  Finding& finding =
      report(table.at, "the table `{}` is already defined in this `MetaData`, by `{}`: importing both fails",
             table.name.name, first.owner);
  finding.notes.push_back({first.at, fmt::format("`{}` is declared here", first.owner)});
}

}  // namespace

namespace rules {
extern const Rule mapping_duplicate_table;
const Rule mapping_duplicate_table{
    .summary = "two tables of one name in one MetaData",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
