// Flags a column whose table does not have its declared server default, or another one.
#include "base/brief.h"
#include "rule/drift.h"
#include "rule/labels.h"
#include "rule/rule.h"
#include "schema/default_value.h"

namespace ormlint {

namespace {

// Its own, or its domain's.
bool has_value(const DriftContext& context, const schema::Column& column) {
  const auto domain = context.side.schema.domains.find(column.type.name);
  return column.has_value_of_its_own() ||
         (domain != context.side.schema.domains.end() && domain->second.default_sql.has_value());
}

void check_value(const DriftContext& context, Reporter& report, const ColumnPair& pair) {
  const auto& declared = pair.column.server_sql;
  const auto& actual = pair.actual.default_sql;
  if (!declared || !actual || !pair.actual.type.known()) return;
  if (schema::same_default(context.side.schema, pair.actual.type, *declared, *actual) != false) return;
  Finding& finding =
      report(pair.column.server_at, "the default of `{}.{}` is declared as `{}`, and is `{}` {}",
             shown(context.actual.name), pair.column.name, brief(*declared), brief(*actual), context.side.where());
  finding.severity = Severity::warning;
  finding.notes.push_back({pair.actual.at, "the column is here"});
}

void check(const DriftContext& context, Reporter& report) {
  for (const ColumnPair& pair : column_pairs(context)) {
    check_value(context, report, pair);
    const Column& column = pair.column;
    if (!context.actual.insert_triggers.empty()) continue;  // one of them may fill the column in
    if (!column.server_default || column.python_default || column.primary_key) continue;
    if (column.identity != schema::Identity::none || has_value(context, pair.actual)) continue;
    if (column.server_sql && schema::is_null_default(*column.server_sql)) continue;
    const std::string_view then = column.demanded        ? "; every new object must bring a value"
                                  : pair.actual.not_null ? ", and an INSERT leaves it out, so it fails"
                                                         : ", and an INSERT leaves it out: it becomes NULL";
    Finding& finding = report(column.at, "the column `{}.{}` has no default {}{}", shown(context.actual.name),
                              column.name, context.side.where(), then);
    if (column.demanded || !pair.actual.not_null) finding.severity = Severity::warning;
    finding.notes.push_back({pair.actual.at, "the column is here"});
  }
}

}  // namespace

namespace rules {
extern const Rule column_default_differs;
const Rule column_default_differs{
    .summary = "a declared server default that its table does not have",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
