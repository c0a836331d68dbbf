// Flags an annotation without Mapped[] where SQLAlchemy 2.0 needs it.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const ModelContext& context, Reporter& report) {
  if (context.model.deliberate) return;
  for (const PlainAnnotation& row : context.model.plain_annotations) {
    Finding& finding =
        report(row.at, "the annotation of `{}.{}` has no `Mapped[]`, so SQLAlchemy 2.0 refuses to map the class (zlpr)",
               context.model.name, row.attribute);
    finding.help = "write `Mapped[…]` around it; or set `__allow_unmapped__ = True` on the class or its base";
  }
}

}  // namespace

namespace rules {
extern const Rule mapping_annotation_not_mapped;
const Rule mapping_annotation_not_mapped{
    .summary = "an annotation without `Mapped[]` on a mapped attribute",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
