// Flags a member compared with a string that it never equals.
#include <algorithm>

#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const MemberCompared& compared : context.here(context.usage.members_compared)) {
    const Enum& members = context.domain.enums[compared.members];
    Finding& finding = members.is_text
                           ? report(compared.at, "no member of `{}` has the value `{}`, so this is never equal",
                                    members.name, compared.with)
                           : report(compared.at, "a member of `{}` never equals a string", members.name);
    finding.notes.push_back({members.at, fmt::format("`{}` is defined here", members.name)});
    if (compared.column)
      finding.notes.push_back({compared.column->at, fmt::format("`{}` loads its members", compared.column->attribute)});
    const auto meant = std::ranges::find_if(members.members, [&](const EnumMember& member) {
      return member.text == compared.with || member.name == compared.with;
    });
    if (meant != members.members.end()) finding.help = fmt::format("compare with `{}.{}`", members.name, meant->name);
  }
}

}  // namespace

namespace rules {
extern const Rule enum_compared_with_string;
const Rule enum_compared_with_string{
    .summary = "an enum member compared with a string that it never equals",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
