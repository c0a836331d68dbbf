// Flags `.value` of an attribute that may be None.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const NullableRead& read : context.here(context.usage.nullable_reads)) {
    Finding& finding = report(read.at, "`{}` may be None, which has no `.{}`", read.object, read.read);
    finding.notes.push_back({read.column->at, fmt::format("`{}.{}` is nullable", context.domain.models[read.model].name,
                                                          read.column->attribute)});
  }
}

}  // namespace

namespace rules {
extern const Rule value_of_nullable;
const Rule value_of_nullable{
    .summary = "an enum member's attribute read from a column that may be NULL",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
