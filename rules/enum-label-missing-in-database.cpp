// Flags a label that an Enum column stores and its type in the database does not have.
#include "base/closest.h"
#include "rule/checks.h"
#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) {
  for (const LabelledColumn& pair : labelled_columns(context.table, context.actual, context.side.schema)) {
    if (!pair.type.labels_known) continue;
    const LabelDrift drift = compare_labels(context.domain, pair.type, pair.actual);
    if (drift.swap != Swap::none) continue;  // enum-name-value-mixup says it once
    for (const StoredLabel* label : drift.missing_in_database) {
      Finding& finding = report(label->at, "`{}` is no label of the type `{}` {}, so storing it fails", label->text,
                                shown(pair.actual.name), context.side.where());
      finding.notes.push_back({pair.column.type.labels->at, fmt::format("the column `{}.{}` stores it",
                                                                        shown(context.actual.name), pair.column.name)});
      finding.notes.push_back({pair.actual.at, fmt::format("the type `{}` is here", shown(pair.actual.name))});
      if (const schema::Label* meant = closest_of(pair.actual.labels, label->text, &schema::Label::text)) {
        finding.help = fmt::format("the type has `{}`", meant->text);
      }
    }
  }
  for (const RefusedLabel& refused : refused_labels(context)) {
    Finding& finding =
        report(refused.label.at, "the CHECK of `{}.{}` does not list `{}` {}, so storing it fails",
               shown(context.actual.name), refused.column.name, refused.label.text, context.side.where());
    finding.notes.push_back({refused.column.type.labels->at, "the column stores it"});
    finding.notes.push_back({refused.check.at, "the CHECK is here"});
  }
}

}  // namespace

namespace rules {
extern const Rule enum_label_missing_in_database;
const Rule enum_label_missing_in_database{
    .summary = "a label the code stores that the database's type does not have",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
