// Flags a member that is no string and meets a column of text.
#include "rule/handed_on.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const GivenValue& given : context.here(context.usage.given)) {
    if (!given.members || given.column->type.loads != Loads::text || given.column->type.labels) continue;
    const Enum& members = context.domain.enums[*given.members];
    if (members.open || members.is_text) continue;

    Finding& finding =
        report(given.at, "a member of `{}` {} the column `{}`, which holds text: the driver refuses it", members.name,
               given.way == GivenValue::compared ? "is compared with" : "is given to", given.column->name);
    finding.notes.push_back({given.column->at, fmt::format("`{}` is declared here", given.column->attribute)});
    finding.notes.push_back({members.at, fmt::format("`{}` is defined here", members.name)});
    tell_where_met(finding, given);
    if (given.way == GivenValue::default_value) continue;
    finding.fix = Fix{"Take the member's value",
                      Safety::unsafe,
                      {{{given.at.file, {given.at.span.end, given.at.span.end}}, ".value"}}};
  }
}

}  // namespace

namespace rules {
extern const Rule enum_member_into_string_column;
const Rule enum_member_into_string_column{
    .summary = "an enum member for a column that holds text",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
