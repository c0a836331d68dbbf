// Flags a field of a pydantic model that refuses what the mapped attribute loads as.
#include "rule/rule.h"

namespace ormlint {

namespace {

std::string_view loaded(Loads loads) {
  switch (loads) {
    case Loads::date_time:
      return "a datetime";
    case Loads::date:
      return "a date";
    case Loads::time:
      return "a time";
    case Loads::interval:
      return "a timedelta";
    case Loads::uuid:
      return "a UUID";
    case Loads::integer:
      return "an int";
    default:
      return "a value";
  }
}

void check(const FileContext& context, Reporter& report) {
  for (const ResponseField& field : context.here(context.usage.response_fields)) {
    Finding& finding = report(field.at, "`{}.{}` is declared as `{}`, and `{}.{}` loads {}, which pydantic refuses",
                              field.response, field.field, field.declared, context.domain.models[field.model].name,
                              field.column->attribute, loaded(field.column->type.loads));
    finding.notes.push_back({field.column->at, fmt::format("`{}` is mapped here", field.column->attribute)});
  }
}

}  // namespace

namespace rules {
extern const Rule response_field_type_differs;
const Rule response_field_type_differs{
    .summary = "a field of a pydantic model that refuses what the mapped attribute holds",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
