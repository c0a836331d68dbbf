// Flags a default= of a type that the column's type refuses, with every driver of PostgreSQL.
#include <algorithm>
#include <cctype>

#include "rule/foreign_keys.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

constexpr std::string_view called[]{"a value", "a str",  "an int",         "a float", "a bool", "bytes",
                                    "a time",  "a UUID", "an enum member", "a list",  "a dict"};

// Neither 5 nor -1.5e3; what PostgreSQL would read as a number is not judged.
bool spells_no_number(const std::string& text) {
  return std::ranges::none_of(text, [](unsigned char c) { return std::isdigit(c) != 0; }) && text != "NaN" &&
         text.find("nfinity") == text.npos;
}

bool spells_no_uuid(const std::string& text) {
  const auto digits = std::ranges::count_if(text, [](unsigned char c) { return std::isxdigit(c) != 0; });
  return digits != 32;
}

bool refuses(const ColumnType& type, const GivenDefault& given) {
  const bool other = given.gives == Loads::list || given.gives == Loads::json;
  const bool number = given.gives == Loads::integer || given.gives == Loads::number || given.gives == Loads::boolean;
  const bool rest = given.gives == Loads::bytes || given.gives == Loads::uuid || given.gives == Loads::date_time;
  switch (type.loads) {
    case Loads::boolean:
      return other || rest || given.gives == Loads::text || (given.number && *given.number != 0 && *given.number != 1);
    case Loads::integer:
    case Loads::number:
      return other || rest || (given.text && spells_no_number(*given.text));
    case Loads::date_time:
      return other || number || given.gives == Loads::bytes || given.gives == Loads::uuid ||
             (given.text && given.text->empty());
    case Loads::uuid:
      return other || number || given.gives == Loads::date_time || (given.text && spells_no_uuid(*given.text));
    case Loads::bytes:
      return other || number || given.gives == Loads::text || given.gives == Loads::uuid ||
             given.gives == Loads::date_time;
    case Loads::text:
      return given.gives == Loads::json;
    default:
      return false;
  }
}

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
    const std::string_view what = called[static_cast<std::size_t>(column.given->gives)];
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
