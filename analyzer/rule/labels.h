// Which labels an Enum column and its type in the database disagree about, and whether one mistake explains all of
// them.
#pragma once

#include <string>
#include <vector>

#include "domain/domain.h"
#include "schema/schema.h"

namespace ormlint {

enum class Swap : std::uint8_t {
  none,
  names_and_values,  // the database has what the other one of name and value would store
  letter_case,
};

struct LabelDrift {
  std::vector<const StoredLabel*> missing_in_database;
  std::vector<const schema::Label*> missing_in_code;
  Swap swap = Swap::none;
};

// Both sides must be known: type.labels_known and actual.complete.
LabelDrift compare_labels(const Domain& domain, const EnumType& type, const schema::Enum& actual);

// A declared Enum column beside the enum type that its column has in the database.
struct LabelledColumn {
  const Column& column;
  const EnumType& type;
  const schema::Column& in_database;
  const schema::Enum& actual;
};
// The table's Enum columns that are enums on both sides.
std::vector<LabelledColumn> labelled_columns(const Table& table, const schema::Table& actual,
                                             const schema::Schema& database);

// "a", "b" and "c", each in backticks; beyond five, how many more.
std::string listed(const std::vector<std::string>& names);
// A table's name with its schema, unless that is public.
std::string shown(const schema::Name& name);

}  // namespace ormlint
