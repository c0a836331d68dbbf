// Flags an attribute that a class of settings does not declare.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const UnknownSetting& unknown : context.here(context.usage.unknown_settings)) {
    Finding& finding = report(unknown.at, "`{}` has no attribute `{}`: AttributeError", unknown.owner, unknown.name);
    finding.notes.push_back({unknown.declared, fmt::format("`{}` is defined here", unknown.owner)});
    if (unknown.meant.empty()) continue;
    finding.fix = Fix{
        fmt::format("Change it to `{}`", unknown.meant), Safety::unsafe, {{unknown.at, std::string(unknown.meant)}}};
  }
}

}  // namespace

namespace rules {
extern const Rule settings_unknown_attribute;
const Rule settings_unknown_attribute{
    .summary = "an attribute that a class of settings does not declare",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
