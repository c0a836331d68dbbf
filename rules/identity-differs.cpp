// Flags a column that numbers itself as declared, and not in its table, or the reverse.
#include <algorithm>

#include "rule/drift.h"
#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

bool is_integer(const Column& column) {
  return column.type.ddl == "INTEGER" || column.type.ddl == "BIGINT" || column.type.ddl == "SMALLINT";
}

// Whether SQLAlchemy leaves the column out of an INSERT and takes what the server made; none where that is not known.
std::optional<bool> is_left_to_server(const Table& table, const Column& column) {
  if (column.identity != schema::Identity::none || column.autoincrement == Autoincrement::yes) return true;
  if (column.autoincrement == Autoincrement::unknown || table.open || table.keys_open) return std::nullopt;
  const bool known = std::ranges::all_of(table.columns, [](const Column& one) { return one.name_known; });
  if (!known || (column.type.ddl.empty() && !column.has_foreign_key)) return std::nullopt;
  const bool only = std::ranges::count_if(table.columns, &Column::primary_key) == 1;
  return column.primary_key && only && column.autoincrement == Autoincrement::automatic && !column.has_foreign_key &&
         is_integer(column);
}

// GENERATED ALWAYS takes no value, and an object's INSERT gives one for every column that is not left to the server.
bool is_given(const DriftContext& context, const Column& column) {
  if (!context.table.model || column.server_default) return false;
  if (!column.primary_key || column.python_default) return true;
  return is_left_to_server(context.table, column) == false;
}

void check(const DriftContext& context, Reporter& report) {
  if (context.side.migrations && !context.side.migrations->postgresql) return;  // other databases number by themselves
  for (const ColumnPair& pair : column_pairs(context)) {
    const Column& column = pair.column;
    const std::string name = shown(context.actual.name) + "." + column.name;
    const bool always = pair.actual.identity == schema::Identity::always || pair.actual.generated_sql;
    if (always && is_given(context, column)) {
      Finding& finding =
          report(column.at, "`{}` is GENERATED ALWAYS {}, so an INSERT that gives it a value fails, as `{}` does", name,
                 context.side.where(), context.table.owner);
      finding.notes.push_back({pair.actual.at, "the column is here"});
      finding.help =
          pair.actual.generated_sql ? "declare it with `Computed(…)`" : "declare it with `Identity(always=True)`";
    }
    if (pair.actual.has_value_of_its_own() || !context.actual.insert_triggers.empty() || column.python_default)
      continue;
    if (compare_types(column, pair.actual, context.side.schema) == TypeDrift::other) continue;  // another table's, then
    if (column.computed || is_left_to_server(context.table, column) != true) continue;
    const bool asked = column.identity != schema::Identity::none || column.autoincrement == Autoincrement::yes;
    if (!asked && column.has_default) continue;
    Finding& finding = report(column.at, "`{}` does not number itself {}, and an INSERT that leaves it out {}", name,
                              context.side.where(), pair.actual.not_null ? "fails" : "makes it NULL");
    if (!asked || !pair.actual.not_null) finding.severity = Severity::warning;  // every INSERT may give one
    finding.notes.push_back({pair.actual.at, "the column is here"});
  }
}

}  // namespace

namespace rules {
extern const Rule identity_differs;
const Rule identity_differs{
    .summary = "a column that numbers itself only as declared, or only in its table",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
