// Flags an Enum column whose type's name is not that of its column in the database.
#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) {
  for (const LabelledColumn& pair : labelled_columns(context.table, context.actual, context.side.schema)) {
    const EnumType& type = pair.type;
    if (!type.name_known || type.name == pair.actual.name.name) continue;

    Finding& finding =
        report(type.name_at, "the column `{}.{}` is of type `{}` {}, not `{}`", shown(context.actual.name),
               pair.column.name, shown(pair.actual.name), context.side.where(), type.name);
    finding.notes.push_back({pair.in_database.at, fmt::format("the column is here {}", context.side.where())});
    finding.notes.push_back({pair.actual.at, fmt::format("the type `{}` is here", shown(pair.actual.name))});
    if (type.name_given) {
      finding.fix = {fmt::format("Change the name to `{}`", pair.actual.name.name),
                     Safety::unsafe,
                     {{type.name_at, fmt::format("\"{}\"", pair.actual.name.name)}}};
    } else {
      finding.help =
          fmt::format("without a name SQLAlchemy calls the type after the class, in lower case: pass `name=\"{}\"`",
                      pair.actual.name.name);
    }
  }
}

}  // namespace

namespace rules {
extern const Rule enum_type_name_differs;
const Rule enum_type_name_differs{
    .summary = "an Enum column whose type has another name in the database",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
