// Flags a keyword argument that Column(…), mapped_column(…) or SQLModel's Field(…) does not know.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const TableContext& context, Reporter& report) {
  for (const Column& column : context.table.columns) {
    for (const ColumnFault& fault : column.faults) {
      if (fault.kind == ColumnFault::unknown_keyword) {
        const std::string_view raiser = fault.argument == "field" ? "SQLModel" : "SQLAlchemy";
        report(fault.at, "a {} has no argument `{}`: {} raises `TypeError`", fault.argument, fault.what, raiser);
      } else if (fault.kind == ColumnFault::ignored_keyword) {
        const std::string_view dialect = fault.what.substr(0, fault.what.find('_'));
        report(fault.at, "a column has no argument `{}`, and `{}` is no dialect: SQLAlchemy warns and ignores it",
               fault.what, dialect)
            .severity = Severity::warning;
      }
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
