// Flags a datetime with a time zone for a column without, which asyncpg refuses.
#include "rule/handed_on.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  if (!context.usage.asyncpg) return;
  for (const GivenValue& given : context.here(context.usage.given)) {
    if (given.aware != true || !given.in_coroutine || given.column->type.ddl != "TIMESTAMP WITHOUT TIME ZONE") continue;
    Finding& finding = report(given.at, "a datetime with a time zone {} `{}.{}`, which has none: asyncpg refuses it",
                              given.way == GivenValue::compared ? "is compared with" : "is given to",
                              context.domain.models[given.model].name, given.column->attribute);
    finding.notes.push_back({given.column->at, fmt::format("`{}` is declared here", given.column->attribute)});
    tell_where_met(finding, given);
    finding.help = "declare it as `DateTime(timezone=True)`";
  }
}

}  // namespace

namespace rules {
extern const Rule column_given_aware_datetime;
const Rule column_given_aware_datetime{
    .summary = "a datetime with a time zone for a column that has none",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
