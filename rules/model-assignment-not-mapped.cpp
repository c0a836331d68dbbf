// Flags an assignment to an attribute that a mapped class does not have, or a value that its constructor passes over.
#include "rule/rule.h"
#include "rule/unknown_attributes.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const UnknownAttribute& unknown : context.here(context.usage.unknown_attributes)) {
    const bool dropped = unknown.way == UnknownAttribute::dropped;
    if (!dropped && unknown.way != UnknownAttribute::stored) continue;
    const Model& model = context.domain.models[unknown.model];
    Finding& finding = report(unknown.at, "`{}` has no attribute `{}`: the value is {}", model.name, unknown.name,
                              dropped ? "dropped by SQLModel's constructor" : "not stored, and nothing reads it");
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
