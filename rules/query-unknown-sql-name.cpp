// Flags tables and columns that SQL in the code names and the schema does not have.
#include <set>
#include <tuple>

#include "rule/labels.h"
#include "rule/rule.h"
#include "rule/sql_names.h"

namespace ormlint {

namespace {

void check(const DatabaseContext& context, Reporter& report) {
  std::set<std::tuple<FileId, const schema::Table*, std::string>> told;  // one fault, wherever a file repeats it
  const std::string_view where = context.sides.front().where();
  for (const SqlStatement& statement : context.usage.statements) {
    for (const UnknownSqlName& unknown : unknown_names(context, statement)) {
      if (!told.emplace(unknown.at.file, unknown.table, unknown.name).second) continue;
      if (!unknown.table) {
        Finding& finding = report(unknown.at, "there is no table `{}` {}", unknown.name, where);
        if (unknown.meant)
          finding.notes.push_back({unknown.meant->at, fmt::format("there is `{}`", shown(unknown.meant->name))});
        continue;
      }
      Finding& finding =
          report(unknown.at, "`{}` has no column `{}` {}", shown(unknown.table->name), unknown.name, where);
      finding.notes.push_back({unknown.table->at, "the table is here"});
      if (!unknown.meant_column.empty()) finding.help = fmt::format("there is `{}`", unknown.meant_column);
    }
  }
}

}  // namespace

namespace rules {
extern const Rule query_unknown_sql_name;
const Rule query_unknown_sql_name{
    .summary = "a table or column that SQL names and the database does not have",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
