// Flags a value of a type that a column cannot take.
#include "rule/defaults.h"
#include "rule/handed_on.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

// A member goes only where its own enum is stored, or into what its mixin is.
bool refuses_member(const Domain& domain, const ColumnType& type, const GivenValue& given) {
  const Enum& members = domain.enums[*given.members];
  if (members.open || members.is_text || members.is_integer) return false;
  if (type.labels) return type.labels->members != given.members && (type.labels->members || type.labels->labels_known);
  const Loads loads = broad(type.loads);
  return loads == Loads::integer || loads == Loads::number || loads == Loads::boolean || loads == Loads::date_time ||
         loads == Loads::uuid;
}

// What psycopg turns into the column's type and asyncpg does not: it wants the very type.
bool asyncpg_refuses(const ColumnType& type, const GivenValue& given) {
  if (type.labels) return false;
  if (broad(type.loads) == Loads::date_time || type.loads == Loads::integer) return given.loads == Loads::text;
  const bool text = type.ddl.starts_with("VARCHAR") || type.ddl == "TEXT" || type.ddl.starts_with("CHAR");
  return text && type.loads == Loads::text &&
         (given.loads == Loads::integer || given.loads == Loads::uuid || broad(given.loads) == Loads::date_time);
}

// A comparison binds the value as what it is, not as what the column is: 'False' is text, which PostgreSQL reads as a
// boolean. A text without a digit is no number and no date there either.
bool is_read_by_database(const ColumnType& type, const GivenValue& given) {
  return given.way == GivenValue::compared && type.loads == Loads::boolean && given.loads == Loads::text;
}

void check(const FileContext& context, Reporter& report) {
  for (const GivenValue& given : context.here(context.usage.given)) {
    if (given.way == GivenValue::default_value || given.none) continue;
    const ColumnType& type = given.column->type;
    GivenDefault value;
    value.gives = given.loads;
    value.text = given.text;
    value.number = given.number;
    const bool always = given.members ? refuses_member(context.domain, type, given)
                                      : refuses(type, value) && !is_read_by_database(type, given);
    const bool asyncpg = context.usage.asyncpg && given.in_coroutine;
    if (!always && (!asyncpg || !asyncpg_refuses(type, given))) continue;

    const std::string_view what = instance_of(given.loads);
    Finding& finding =
        report(given.at, "{} {} `{}.{}`, of type `{}`, {}", what,
               given.way == GivenValue::compared ? "is compared with" : "is given to",
               context.domain.models[given.model].name, given.column->attribute,
               type.name.empty() ? type.ddl : type.name, always ? "which refuses it" : "which asyncpg refuses");
    if (!always) finding.severity = Severity::warning;  // a session may have another driver
    finding.notes.push_back({given.column->at, fmt::format("`{}` is declared here", given.column->attribute)});
    tell_where_met(finding, given);
  }
}

}  // namespace

namespace rules {
extern const Rule column_given_wrong_type;
const Rule column_given_wrong_type{
    .summary = "a value of a type that the column cannot take",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
