// Flags a string that meets an Enum column and is none of its labels.
#include "rule/enum_labels.h"
#include "rule/handed_on.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const GivenValue& given : context.here(context.usage.given)) {
    const std::optional<EnumType>& type = given.column->type.labels;
    if (!type || !given.text || given.way == GivenValue::default_value) continue;
    if (!is_no_label(context.domain, *type, *given.text)) continue;

    const std::string_view model = context.domain.models[given.model].name;
    Finding& finding =
        given.way == GivenValue::compared
            ? report(given.at, "`{}` is no label of `{}.{}`: {}", *given.text, model, given.column->attribute,
                     type->native ? "PostgreSQL refuses to compare it" : "no row ever has it")
            : report(given.at, "`{}` is no label of `{}.{}`: {}", *given.text, model, given.column->attribute,
                     type->native ? "PostgreSQL refuses to store it" : "reading the row raises LookupError");
    finding.notes.push_back({given.column->at, fmt::format("its labels are {}", labels_of(*type))});
    tell_where_met(finding, given);
    if (const std::string member = meant_member(context.domain, *type, *given.text); !member.empty())
      finding.help = fmt::format("use `{}`", member);
  }
}

}  // namespace

namespace rules {
extern const Rule enum_literal_not_a_label;
const Rule enum_literal_not_a_label{
    .summary = "a string for an Enum column that is none of its labels",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
