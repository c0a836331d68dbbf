// Flags default= of a call of a clock or a generator of ids.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const TableContext& context, Reporter& report) {
  for (const Column& column : context.table.columns) {
    for (const ColumnFault& fault : column.faults) {
      if (fault.kind != ColumnFault::evaluated) continue;
      Finding& finding =
          report(fault.at, "`{}` is called once, when the module is imported: every row gets the same {}", fault.what,
                 fault.argument == "onupdate" ? "update" : "default");
      finding.help = fmt::format("pass the function itself: `{}={}`", fault.argument, fault.what);
    }
  }
}

}  // namespace

namespace rules {
extern const Rule mapping_default_evaluated_at_import;
const Rule mapping_default_evaluated_at_import{
    .summary = "a default that is computed once, when the module is imported",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
