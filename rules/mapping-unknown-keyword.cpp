// Flags a keyword argument that Column(…) does not know.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const TableContext& context, Reporter& report) {
  for (const Column& column : context.table.columns) {
    for (const ColumnFault& fault : column.faults) {
      if (fault.kind != ColumnFault::unknown_keyword) continue;
      report(fault.at, "a column has no argument `{}`: SQLAlchemy raises `TypeError`", fault.what);
    }
  }
}

}  // namespace

namespace rules {
extern const Rule mapping_unknown_keyword;
const Rule mapping_unknown_keyword{
    .summary = "a keyword that no column has",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
