// Flags a keyword argument that relationship(…) does not know.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const ModelContext& context, Reporter& report) {
  if (context.model.deliberate) return;
  for (const Relationship& row : context.model.relationships) {
    if (row.inherited) continue;
    for (const UnknownKeyword& keyword : row.unknown_keywords) {
      Finding& finding =
          report(keyword.at, "a relationship has no argument `{}`: SQLAlchemy raises `TypeError`", keyword.name);
      if (!keyword.meant.empty()) finding.help = fmt::format("there is an argument `{}`", keyword.meant);
    }
  }
}

}  // namespace

namespace rules {
extern const Rule relationship_unknown_keyword;
const Rule relationship_unknown_keyword{
    .summary = "a keyword that no relationship has",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
