// Flags None for a column that is NOT NULL.
#include "rule/handed_on.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const GivenValue& given : context.here(context.usage.given)) {
    const Column& column = *given.column;
    // SQLAlchemy leaves None out of an INSERT where a default would fill the column, and makes keys by itself.
    if (!given.none || column.nullable != false || column.has_default || column.primary_key) continue;
    if (column.has_foreign_key && given.way == GivenValue::constructed) continue;  // a relationship may fill it

    Finding& finding = report(given.at, "{} to `{}.{}`, which is NOT NULL: the {} fails",
                              given.put_at ? "this may be None and is given" : "None is given",
                              context.domain.models[given.model].name, column.attribute,
                              given.way == GivenValue::constructed ? "INSERT" : "statement");
    if (given.put_at) finding.severity = Severity::warning;  // it depends on the way that the program takes
    finding.notes.push_back({column.at, fmt::format("`{}` is declared here", column.attribute)});
    tell_where_met(finding, given);
  }
}

}  // namespace

namespace rules {
extern const Rule column_given_none;
const Rule column_given_none{
    .summary = "None for a column that is NOT NULL",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
