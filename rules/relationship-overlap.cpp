// Flags two relationships that write one foreign key without knowing of each other.
#include "rule/relationships.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const ModelContext& context, Reporter& report) {
  if (context.model.deliberate) return;
  const Domain& domain = context.domain;
  for (const Relationship& row : context.model.relationships) {
    const Relationship* const made_by = row.from_backref ? other_side(domain, row) : nullptr;
    if (row.inherited || row.overlapped.empty() || (made_by && !made_by->overlapped.empty())) continue;

    const Overlap& first = row.overlapped.front();
    const std::string_view other = domain.models[first.model].name;
    Finding& finding = report(
        row.at,
        "`{}.{}` and `{}.{}` both write {}, and neither knows of the other, as SQLAlchemy 1.4 and later warn (qzyx)",
        context.model.name, row.attribute, other, first.attribute, shown(domain, first.column));
    for (const Overlap& overlap : row.overlapped) {
      const std::string_view name = domain.models[overlap.model].name;
      finding.notes.push_back({overlap.at, fmt::format("`{}.{}` is declared here", name, overlap.attribute)});
    }
    finding.help =
        fmt::format("link them with back_populates, or add viewonly=True or overlaps=\"{}\"", first.attribute);
  }
}

}  // namespace

namespace rules {
extern const Rule relationship_overlap;
const Rule relationship_overlap{
    .summary = "two relationships that write one foreign key",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
