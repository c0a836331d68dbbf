// Flags an assignment to an attribute that a mapped class does not have.
#include "rule/rule.h"
#include "rule/unknown_attributes.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const UnknownAttribute& unknown : context.here(context.usage.unknown_attributes)) {
    if (unknown.way != UnknownAttribute::stored) continue;
    const Model& model = context.domain.models[unknown.model];
    Finding& finding = report(unknown.at, "`{}` has no attribute `{}`: the value is not stored, and nothing reads it",
                              model.name, unknown.name);
    explain(finding, model, unknown);
  }
}

}  // namespace

namespace rules {
extern const Rule model_assignment_not_mapped;
const Rule model_assignment_not_mapped{
    .summary = "an assignment to an attribute that a mapped class does not have",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
