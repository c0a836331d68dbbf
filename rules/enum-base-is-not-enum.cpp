// Flags a class that means to be an enum and inherits from SQLAlchemy's type.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const FalseEnum& found : context.here(context.usage.false_enums)) {
    Finding& finding =
        report(found.at, "`{}` is SQLAlchemy's type here, so `{}` is no enum: its members are plain values", found.base,
               found.name);
    finding.help = "inherit from `enum.Enum`";
  }
}

}  // namespace

namespace rules {
extern const Rule enum_base_is_not_enum;
const Rule enum_base_is_not_enum{
    .summary = "a class that means to be an enum and inherits from SQLAlchemy's type `Enum`",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
