// Flags an import, in a cycle of imports, of a name that its module does not have yet.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const BrokenCycle& cycle : context.here(context.domain.broken_cycles)) {
    Finding& finding = report(cycle.at, "`{}` has no name `{}` yet when this import runs: they import each other",
                              cycle.module, cycle.name);
    finding.notes.push_back({cycle.waits, fmt::format("`{}` stands here meanwhile", cycle.module)});
    finding.notes.push_back({cycle.bound, fmt::format("it binds `{}` only here", cycle.name)});
  }
}

}  // namespace

namespace rules {
extern const Rule import_cycle_breaks;
const Rule import_cycle_breaks{
    .summary = "an import of a name that its module, in a cycle of imports, does not have yet",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
