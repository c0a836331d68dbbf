// Flags a mapped attribute called `metadata`, which the Declarative API keeps for itself.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const ModelContext& context, Reporter& report) {
  if (context.model.deliberate || !context.model.reserved) return;
  Finding& finding =
      report(*context.model.reserved,
             "`metadata` is reserved by SQLAlchemy's Declarative API, so `{}` cannot be mapped", context.model.name);
  finding.help = "give the attribute another name; the column may keep this one: `mapped_column(\"metadata\", …)`";
}

}  // namespace

namespace rules {
extern const Rule mapping_reserved_name;
const Rule mapping_reserved_name{
    .summary = "an attribute called `metadata` on a declarative class",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
