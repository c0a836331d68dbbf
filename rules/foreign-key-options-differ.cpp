// Flags a foreign key that does something else on a delete or an update than is declared.
#include "rule/drift.h"
#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

// NO ACTION and RESTRICT both refuse; when they do so differs only in the middle of a transaction.
std::string_view named(schema::Action action) {
  switch (action) {
    case schema::Action::cascade:
      return "CASCADE";
    case schema::Action::set_null:
      return "SET NULL";
    case schema::Action::set_default:
      return "SET DEFAULT";
    default:
      return "NO ACTION";
  }
}

std::string declared_action(const std::string& written) {
  std::string upper;
  for (const char c : written) upper += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return upper.empty() || upper == "RESTRICT" ? "NO ACTION" : upper;
}

void check(const DriftContext& context, Reporter& report) {
  for (const ForeignKey& key : context.table.foreign_keys) {
    if (!key.known || key.conditional || !key.actions_known) continue;
    const schema::ForeignKey* const actual = foreign_key_over(context.actual, key.columns);
    if (!actual || actual->target.name != key.target.name) continue;
    const auto compare = [&](std::string_view event, const std::string& written, schema::Action action) {
      const std::string declared = declared_action(written);
      if (written.empty() || declared == named(action)) return;
      Finding& finding = report(key.at, "{} of `{}` is declared as `ON {} {}`, and is `{}` {}", listed(key.columns),
                                shown(context.actual.name), event, declared, named(action), context.side.where());
      finding.notes.push_back({actual->at, "the foreign key is here"});
    };
    compare("DELETE", key.ondelete, actual->on_delete);
    compare("UPDATE", key.onupdate, actual->on_update);
  }
}

}  // namespace

namespace rules {
extern const Rule foreign_key_options_differ;
const Rule foreign_key_options_differ{
    .summary = "a foreign key that acts otherwise on a delete or an update than is declared",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
