// Columns, keys and indexes as they are declared, beside those that a table has. Compared by content: what a constraint
// is called decides nothing.
//
// Facts: PostgreSQL's documentation, "Data Types"; Alembic's documentation, "Auto Generating Migrations", for what is a
// difference at all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rule/context.h"
#include "rule/reporter.h"

namespace ormlint {

struct ColumnPair {
  const Column& column;
  const schema::Column& actual;

  // Where its type is written; the column's own place where it is not.
  Location type_at() const { return column.type.at == Location{} ? column.at : column.type.at; }
};
// The columns that both have; none of a view, whose columns are what its query gives.
std::vector<ColumnPair> column_pairs(const DriftContext& context);

enum class TypeDrift : std::uint8_t {
  none,
  unknown,
  other,      // another type
  length,     // of a shorter text, or a less precise number, than is declared
  time_zone,  // a timestamp or time with and one without
  not_enum,   // declared as an enum, and text or a number in the table
  enum_only,  // an enum in the table, and text or a number as declared
};
TypeDrift compare_types(const Column& column, const schema::Column& actual, const schema::Schema& schema);
// The declared type as PostgreSQL prints it; "an enum" for one.
std::string declared_type(const Column& column);

// Says of the columns whose types differ so: "the column `orders.note` is declared as `text`, and <is> `integer` …".
void report_types(const DriftContext& context, Reporter& report, TypeDrift wanted, std::string_view is);

// Whether a key or index over these columns would be known: the table has them, or, where something else made it, one
// of them was added since, so that nothing over it is older.
bool tells_of(const schema::Table& table, const std::vector<std::string>& columns);
// Whether the table has a unique constraint, a unique index of all rows or a primary key over just these columns.
bool has_unique(const schema::Table& table, const std::vector<std::string>& columns);
// Whether some index, constraints' own among them, begins with these columns.
bool has_index(const schema::Table& table, const std::vector<std::string>& columns);
// The table's foreign key over these columns, in any order, if it has one.
const schema::ForeignKey* foreign_key_over(const schema::Table& table, const std::vector<std::string>& columns);

// Only tables have keys and NOT NULL.
bool is_table(const schema::Table& table);

}  // namespace ormlint
