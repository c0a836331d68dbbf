// Flags a member that JSON cannot hold.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const MemberInJson& found : context.here(context.usage.members_in_json)) {
    const Enum& members = context.domain.enums[found.members];
    Finding& finding =
        report(found.at, "JSON cannot hold a member of `{}`: TypeError, `not JSON serializable`", members.name);
    finding.notes.push_back({members.at, fmt::format("`{}` is defined here", members.name)});
    if (found.column)
      finding.notes.push_back({found.column->at, fmt::format("`{}` holds JSON", found.column->attribute)});
    finding.fix = Fix{"Take the member's value",
                      Safety::unsafe,
                      {{{found.at.file, {found.at.span.end, found.at.span.end}}, ".value"}}};
  }
}

}  // namespace

namespace rules {
extern const Rule member_in_json;
const Rule member_in_json{
    .summary = "an enum member where JSON is made",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
