// Tells of comments that are declared otherwise than they are in the database.
#include "base/brief.h"
#include "rule/drift.h"
#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void compare(const DriftContext& context, Reporter& report, const DeclaredComment& declared, const std::string& actual,
             const std::string& name, Location at) {
  if (!declared.known || declared.text == actual) return;
  const std::string_view where = context.side.where();
  if (declared.text.empty()) {
    report(at, "`{}` is declared without a comment, and is said to be `{}` {}", name, brief(actual), where);
  } else if (actual.empty()) {
    report(at, "the comment `{}` of `{}` is not there {}", brief(declared.text), name, where);
  } else {
    report(at, "the comment of `{}` is declared as `{}`, and is `{}` {}", name, brief(declared.text), brief(actual),
           where);
  }
}

void check(const DriftContext& context, Reporter& report) {
  if (!is_table(context.actual)) return;
  const std::string table = shown(context.actual.name);
  if (context.actual.complete)
    compare(context, report, context.table.comment, context.actual.comment, table, context.table.at);
  for (const ColumnPair& pair : column_pairs(context))
    compare(context, report, pair.column.comment, pair.actual.comment, table + "." + pair.column.name, pair.column.at);
}

}  // namespace

namespace rules {
extern const Rule comment_differs;
const Rule comment_differs{
    .summary = "a comment that is declared otherwise than it is in the database",
    .severity = Severity::note,
    .on_request = true,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
