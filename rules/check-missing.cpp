// Flags a declared CHECK that its table does not have, or has with other values.
#include "base/brief.h"
#include "rule/checks.h"
#include "rule/labels.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) {
  for (const CheckDrift& drift : compare_checks(context)) {
    const std::string table = shown(context.actual.name);
    if (!drift.actual) {
      const std::string what = drift.declared.empty() ? "this condition" : "`" + brief(drift.declared) + "`";
      Finding& finding =
          report(drift.at, "no CHECK of `{}` demands {} {}, though one is declared", table, what, context.side.where());
      finding.severity = Severity::warning;
      finding.notes.push_back({context.actual.at, "the table is here"});
      continue;
    }
    const bool refuses = !drift.refused.empty();
    Finding& finding = refuses ? report(drift.at, "the CHECK of `{}.{}` does not take {} {}, so storing it fails",
                                        table, drift.column, listed(drift.refused), context.side.where())
                               : report(drift.at, "the CHECK of `{}.{}` takes {} {}, which is not declared", table,
                                        drift.column, listed(drift.besides), context.side.where());
    if (!refuses) finding.severity = Severity::warning;
    finding.notes.push_back({drift.actual->at, "the CHECK is here"});
  }
}

}  // namespace

namespace rules {
extern const Rule check_missing;
const Rule check_missing{
    .summary = "a declared CHECK that its table does not have",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
