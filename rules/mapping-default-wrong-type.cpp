// Flags a default= of a type that the column's type refuses, with every driver of PostgreSQL.
#include <algorithm>

#include "rule/defaults.h"
#include "rule/foreign_keys.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

// SQLAlchemy 2.0 inserts several rows at once, and finds out which is which by the key that it gave; with RETURNING,
// that is when the database fills in a column.
bool loses_key(const Table& table, const Column& column) {
  if (!column.primary_key || column.type.loads != Loads::uuid || column.given->gives != Loads::text) return false;
  if (!column.given->is_2_0 && column.type.name != "Uuid") return false;
  return std::ranges::any_of(table.columns, [](const Column& other) {
    return other.server_default && !other.python_default && !other.primary_key && !other.conditional;
  });
}

void check(const TableContext& context, Reporter& report) {
  for (const Column& column : context.table.columns) {
    if (!column.given || column.type.own || column.conditional) continue;
    const std::string path = column_path(context.table, column.name);
    const std::string_view what = instance_of(column.given->gives);
    if (refuses(column.type, *column.given)) {
      report(column.given->at,
             "the default of `{}` is {}, which the type `{}` refuses: an INSERT without a value fails", path, what,
             column.type.name.empty() ? column.type.ddl : column.type.name);
    } else if (loses_key(context.table, column)) {
      report(column.given->at,
             "the default of the key `{}` is a str, but the column loads UUIDs: adding two objects "
             "in one flush fails, since SQLAlchemy cannot match the rows that come back",
             path)
          .help = "let the function return the UUID itself";
    }
  }
}

}  // namespace

namespace rules {
extern const Rule mapping_default_wrong_type;
const Rule mapping_default_wrong_type{
    .summary = "a default of a type that the column does not take",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
