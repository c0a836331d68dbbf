// Flags an Enum column whose labels would all be right if names and values, or the letter case, were exchanged.
#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) {
  for (const LabelledColumn& pair : labelled_columns(context.table, context.actual, context.side.schema)) {
    if (!pair.type.labels_known) continue;
    const LabelDrift drift = compare_labels(context.domain, pair.type, pair.actual);
    if (drift.swap == Swap::none) continue;

    const StoredLabel& example = *drift.missing_in_database.front();
    const bool names = pair.type.stores_names;
    if (drift.swap == Swap::letter_case) {
      report(pair.type.at, "this stores `{}`, but the type `{}` has its labels in another letter case", example.text,
             shown(pair.actual.name));
    } else {
      report(pair.type.at, "this stores the members' {}, such as `{}`, but the type `{}` has their {}",
             names ? "names" : "values", example.text, shown(pair.actual.name), names ? "values" : "names");
    }
    Finding& finding = report.last();
    finding.notes.push_back({pair.actual.at, fmt::format("the type `{}` is here", shown(pair.actual.name))});
    finding.notes.push_back({example.at, fmt::format("`{}` is stored for this member", example.text)});
    if (drift.swap == Swap::names_and_values && names) {
      finding.help = "pass `values_callable=lambda members: [member.value for member in members]`";
    } else if (drift.swap == Swap::names_and_values) {
      finding.help = "without `values_callable` SQLAlchemy stores the names";
    }
  }
}

}  // namespace

namespace rules {
extern const Rule enum_name_value_mixup;
const Rule enum_name_value_mixup{
    .summary = "an Enum column that stores names where the database has values, or the reverse",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
