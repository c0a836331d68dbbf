// Flags an index or unique constraint whose name another of the schema has already.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const TableContext& context, Reporter& report) {
  for (const Index& index : context.table.indexes) {
    if (!index.taken) continue;
    const std::string_view kind = index.constraint ? "unique constraint" : "index";
    const std::string& other = index.taken_by.empty() ? context.table.name.name : index.taken_by;
    Finding& finding =
        report(index.at, "the name `{}` of this {} is taken by another of `{}`: creating the tables fails", *index.name,
               kind, other);
    finding.notes.push_back({*index.taken, fmt::format("`{}` is declared here", *index.name)});
    if (!index.name_given) finding.help = "SQLAlchemy gives this name to the index that `index=True` makes";
    // Some databases keep index names apart by table.
    if (!index.taken_by.empty()) finding.severity = Severity::warning;
  }
}

}  // namespace

namespace rules {
extern const Rule mapping_duplicate_index_name;
const Rule mapping_duplicate_index_name{
    .summary = "two indexes of one name",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
