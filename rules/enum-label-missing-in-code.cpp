// Flags a label of a type in the database that the enum of its column does not have.
#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) {
  for (const LabelledColumn& pair : labelled_columns(context.table, context.actual, context.side.schema)) {
    if (!pair.type.labels_known) continue;
    const LabelDrift drift = compare_labels(context.domain, pair.type, pair.actual);
    if (drift.missing_in_code.empty()) continue;

    std::vector<std::string> labels;
    for (const schema::Label* label : drift.missing_in_code) labels.push_back(label->text);
    const Enum* const members = pair.type.members ? &context.domain.enums[*pair.type.members] : nullptr;
    Finding& finding = report(members ? members->at : pair.type.at, "{} cannot load {}, {} of the type `{}`",
                              members ? fmt::format("`{}`", members->name) : std::string("this Enum"), listed(labels),
                              labels.size() == 1 ? "a label" : "labels", shown(pair.actual.name));
    finding.notes.push_back({drift.missing_in_code.front()->at, fmt::format("`{}` is a label here", labels.front())});
    finding.notes.push_back({pair.type.at, fmt::format("reading such a row of `{}.{}` raises LookupError",
                                                       shown(context.actual.name), pair.column.name)});
  }
}

}  // namespace

namespace rules {
extern const Rule enum_label_missing_in_code;
const Rule enum_label_missing_in_code{
    .summary = "a label of the database's type that the code cannot load",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
