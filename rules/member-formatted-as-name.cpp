// Flags str(member) and f"{member}" where they give `Class.NAME` and the value is meant.
#include <algorithm>

#include "rule/rule.h"

namespace ormlint {

namespace {

void explain(const MemberShown& shown, const Enum& members, Finding& finding) {
  finding.notes.push_back({members.at, fmt::format("`{}` is defined here", members.name)});
  if (shown.column)
    finding.notes.push_back({shown.column->at, fmt::format("the column `{}` is declared here", shown.column->name)});
  finding.help = fmt::format("`{}.value` is the value", shown.object.empty() ? "member" : shown.object);
}

void check(const FileContext& context, Reporter& report) {
  for (const MemberShown& shown : context.here(context.usage.members_shown)) {
    const Enum& members = context.domain.enums[shown.members];
    if ((shown.formatted ? members.formatted : members.shown) != Shown::class_and_name) continue;
    const auto example = std::ranges::find(members.members, false, &EnumMember::alias);
    if (example == members.members.end()) continue;
    const std::string gives = fmt::format("{}.{}", members.name, example->name);

    if (shown.meant == Meant::comparison) {
      explain(shown, members,
              report(shown.at, "this gives text like `{}`, which never equals `{}`", gives, shown.with));
    } else if (shown.meant == Meant::column) {
      explain(shown, members,
              report(shown.at, "this gives text like `{}`, which is not what `{}` holds", gives, shown.column->name));
    } else {
      Finding& finding = report(shown.at, "this gives `{}` text like `{}`, not the value", shown.with, gives);
      finding.severity = Severity::warning;  // whoever reads the field may want the name
      explain(shown, members, finding);
    }
  }
}

}  // namespace

namespace rules {
extern const Rule member_formatted_as_name;
const Rule member_formatted_as_name{
    .summary = "an enum member turned into text where its value is meant",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
