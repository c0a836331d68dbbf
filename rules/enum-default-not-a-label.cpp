// Flags a default of an Enum column that is none of its labels.
#include "rule/enum_labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

// The database knows the labels alone; SQLAlchemy takes what is_no_label says, and members of the enum itself.
bool fails(const Domain& domain, const EnumType& type, const GivenValue& given) {
  if (!given.on_server) return given.text && is_no_label(domain, type, *given.text);
  if (!type.labels_known || type.labels.empty()) return false;
  return std::ranges::find(type.labels, *given.text, &StoredLabel::text) == type.labels.end();
}

void check(const FileContext& context, Reporter& report) {
  for (const GivenValue& given : context.here(context.usage.given)) {
    const std::optional<EnumType>& type = given.column->type.labels;
    if (!type || given.way != GivenValue::default_value || !fails(context.domain, *type, given)) continue;

    Finding& finding =
        report(given.at, "the {} `{}` is no label of `{}.{}`: {}", given.on_server ? "database's default" : "default",
               *given.text, context.domain.models[given.model].name, given.column->attribute,
               given.on_server ? "CREATE TABLE fails" : "an INSERT without a value fails");
    finding.notes.push_back({given.column->at, fmt::format("its labels are {}", labels_of(*type))});
    if (const std::string member = meant_member(context.domain, *type, *given.text); !member.empty())
      finding.help = fmt::format("use `{}{}`", member, given.on_server ? ".name" : "");
  }
}

}  // namespace

namespace rules {
extern const Rule enum_default_not_a_label;
const Rule enum_default_not_a_label{
    .summary = "a default of an Enum column that is none of its labels",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
