// Flags a reference to a member that its enum does not define.
#include "base/closest.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

bool exists(const Enum& owner, const EnumUse& use) {
  return use.by_key ? owner.member(use.member) != nullptr : owner.has(use.member);
}

void check(const FileContext& context, Reporter& report) {
  for (const EnumUse& use : context.here(context.domain.enum_uses)) {
    const Enum& owner = context.domain.enums[use.owner];
    if (owner.open || use.guarded || exists(owner, use)) continue;

    Finding& finding = report(use.at, "`{}` has no member `{}`", owner.name, use.member);
    finding.notes.push_back({owner.at, fmt::format("`{}` is defined here", owner.name)});
    const EnumMember* const meant = closest_of(owner.members, use.member, &EnumMember::name);
    if (!meant) continue;
    const std::string text = use.by_key ? fmt::format("\"{}\"", meant->name) : std::string(meant->name);
    finding.fix = {fmt::format("Change it to `{}`", meant->name), Safety::unsafe, {{use.at, text}}};
  }
}

}  // namespace

namespace rules {
extern const Rule enum_unknown_member;
const Rule enum_unknown_member{
    .summary = "a reference to a member that its enum does not define",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
