// Flags an attribute that a mapped class does not have.
#include "rule/rule.h"
#include "rule/unknown_attributes.h"

namespace ormlint {

namespace {

std::string_view consequence(UnknownAttribute::Way way) {
  switch (way) {
    case UnknownAttribute::constructor:
      return "TypeError";
    case UnknownAttribute::filter_by:
      return "InvalidRequestError";
    default:
      return "AttributeError";
  }
}

void check(const FileContext& context, Reporter& report) {
  for (const UnknownAttribute& unknown : context.here(context.usage.unknown_attributes)) {
    if (unknown.way == UnknownAttribute::stored || unknown.way == UnknownAttribute::dropped) continue;
    const Model& model = context.domain.models[unknown.model];
    Finding& finding =
        report(unknown.at, "`{}` has no attribute `{}`: {}", model.name, unknown.name, consequence(unknown.way));
    explain(finding, model, unknown);
  }
}

}  // namespace

namespace rules {
extern const Rule model_unknown_attribute;
const Rule model_unknown_attribute{
    .summary = "an attribute that a mapped class does not have",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
