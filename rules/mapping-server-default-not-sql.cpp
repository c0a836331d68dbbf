// Flags server_default= of a Python value or function, which SQLAlchemy refuses.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const TableContext& context, Reporter& report) {
  for (const Column& column : context.table.columns) {
    for (const ColumnFault& fault : column.faults) {
      if (fault.kind != ColumnFault::not_sql) continue;
      Finding& finding = report(fault.at, "`{}` takes a string or SQL, not {}: SQLAlchemy raises `ArgumentError`",
                                fault.argument, fault.what);
      finding.help = "`text(\"…\")` and `func` make SQL; `default=` takes values and functions of Python";
    }
  }
}

}  // namespace

namespace rules {
extern const Rule mapping_server_default_not_sql;
const Rule mapping_server_default_not_sql{
    .summary = "a server default that is neither a string nor SQL",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
