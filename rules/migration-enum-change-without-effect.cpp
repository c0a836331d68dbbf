// Flags alter_column() between two enums of one name: PostgreSQL gets no label by it.
#include <algorithm>

#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

// Another statement of the same upgrade adds it.
bool is_added(const std::vector<migrations::Executed>& upgrade, const std::string& label) {
  return std::ranges::any_of(upgrade, [&](const migrations::Executed& statement) {
    return std::ranges::any_of(statement.changes, [&](const schema::Change& change) {
      const auto* const add = std::get_if<schema::AddEnumLabel>(&change.step);
      return add && add->label.text == label;
    });
  });
}

void check(const RevisionContext& context, Reporter& report) {
  if (!context.history.postgresql) return;
  for (const migrations::Executed& statement : context.upgrade) {
    std::vector<std::string> lost = statement.labels_lost;
    std::erase_if(lost, [&](const std::string& label) { return is_added(context.upgrade, label); });
    if (lost.empty() || statement.perhaps) continue;
    report(statement.at, "the column has this type already, and PostgreSQL adds no label by that: {} {} still missing",
           listed(lost), lost.size() == 1 ? "is" : "are")
        .help = "`ALTER TYPE … ADD VALUE`, one for each label";
  }
}

}  // namespace

namespace rules {
extern const Rule migration_enum_change_without_effect;
const Rule migration_enum_change_without_effect{
    .summary = "a change from an enum to one of the same name that has more labels",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
