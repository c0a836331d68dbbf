// Flags a column whose type is none of SQLAlchemy's: a plain class, a TypeDecorator without `impl`, an attribute of a
// type.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const TableContext& context, Reporter& report) {
  const Table& table = context.table;
  if (table.model && context.domain.models[*table.model].deliberate) return;
  for (const Column& column : table.columns) {
    for (const ColumnFault& fault : column.faults) {
      if (fault.kind == ColumnFault::no_impl) {
        report(fault.at, "`{}` is a TypeDecorator without `impl`: SQLAlchemy raises `AssertionError`", fault.what)
            .help = "say what it decorates in its body: `impl = String`";
      } else if (fault.kind == ColumnFault::no_type) {
        report(fault.at, "`{}` is a plain class, which SQLAlchemy has no column type for", fault.what);
        if (fault.argument == "annotation")
          report.last().help = "give mapped_column(…) a type, or the base's type_annotation_map an entry";
      } else if (fault.kind == ColumnFault::type_argument) {
        report(fault.at, "this reads `{}` of a type and is no type itself: the column gets none", fault.what).help =
            fmt::format("`{0}` is an argument of the type: pass `{0}=…` to it", fault.what);
      }
    }
  }
}

}  // namespace

namespace rules {
extern const Rule mapping_unknown_type;
const Rule mapping_unknown_type{
    .summary = "a column of a type that SQLAlchemy does not know",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
