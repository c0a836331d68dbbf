// Flags a table whose primary key is of other columns than the declared one.
#include <algorithm>
#include <set>

#include "rule/drift.h"
#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

std::string in_words(const std::set<std::string>& columns) {
  return columns.empty() ? "none" : listed({columns.begin(), columns.end()});
}

void check(const DriftContext& context, Reporter& report) {
  const Table& table = context.table;
  if (!is_table(context.actual) || !context.actual.complete || table.open || table.keys_open || table.mapper_key)
    return;
  std::set<std::string> declared, actual;
  for (const Column& column : table.columns) {
    if (!column.name_known || column.conditional) return;
    if (column.primary_key) declared.insert(column.name);
  }
  if (context.actual.primary_key)
    actual.insert(context.actual.primary_key->columns.begin(), context.actual.primary_key->columns.end());
  if (declared == actual || declared.empty()) return;

  Finding& finding = report(table.at, "the primary key of `{}` is declared as {}, and is {} {}",
                            shown(context.actual.name), in_words(declared), in_words(actual), context.side.where());
  finding.notes.push_back(
      {context.actual.primary_key ? context.actual.primary_key->at : context.actual.at, "the table is here"});
}

}  // namespace

namespace rules {
extern const Rule primary_key_differs;
const Rule primary_key_differs{
    .summary = "a table whose primary key is of other columns than the declared one",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
