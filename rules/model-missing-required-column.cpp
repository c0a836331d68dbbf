// Flags an object that is added without a value for a column that needs one.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const MissingColumns& missing : context.here(context.usage.missing_columns)) {
    std::string names;
    for (const Column* column : missing.columns) {
      if (!names.empty()) names += ", ";
      names += fmt::format("`{}`", column->attribute);
    }
    Finding& finding =
        report(missing.at, "`{}` is added without {}: NOT NULL and without a default, so the INSERT fails",
               context.domain.models[missing.model].name, names);
    finding.notes.push_back({missing.added, "it is added here"});
    finding.notes.push_back(
        {missing.columns.front()->at, fmt::format("`{}` is declared here", missing.columns.front()->attribute)});
  }
}

}  // namespace

namespace rules {
extern const Rule model_missing_required_column;
const Rule model_missing_required_column{
    .summary = "an object that is added to a session without a value that its table needs",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
