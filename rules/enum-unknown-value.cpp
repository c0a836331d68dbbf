// Flags an enum called with a value that no member has.
#include <algorithm>

#include "rule/rule.h"

namespace ormlint {

namespace {

// Some member has it, or may.
bool is_value(const Enum& owner, const EnumValue& use) {
  return std::ranges::any_of(owner.members, [&](const EnumMember& member) {
    if (!member.text && !member.number) return true;
    return (use.text && member.text == *use.text) || (use.number && member.number == use.number);
  });
}

void check(const FileContext& context, Reporter& report) {
  for (const EnumValue& use : context.here(context.usage.enum_values)) {
    const Enum& owner = context.domain.enums[use.owner];
    const bool converts = owner.attributes.contains("_missing_") || owner.attributes.contains("__new__");
    // A number may be several flags at once.
    if (owner.open || converts || owner.members.empty() || (use.number && owner.is_integer)) continue;
    if ((use.number && owner.is_text) || is_value(owner, use)) continue;

    const std::string value = use.text ? *use.text : std::to_string(*use.number);
    Finding& finding = report(use.at, "no member of `{}` has the value `{}`: ValueError", owner.name, value);
    finding.notes.push_back({owner.at, fmt::format("`{}` is defined here", owner.name)});
    if (use.text && owner.member(*use.text))
      finding.help = fmt::format("`{}` is a name: `{}[\"{}\"]`", *use.text, owner.name, *use.text);
  }
}

}  // namespace

namespace rules {
extern const Rule enum_unknown_value;
const Rule enum_unknown_value{
    .summary = "an enum called with a value that none of its members has",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
