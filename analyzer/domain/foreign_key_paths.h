// The foreign keys between two sides of a join.
#pragma once

#include <optional>
#include <vector>

#include "domain/joins.h"

namespace ormlint {

// All keys of the table were seen and understood.
bool keys_known(const Table& table);
// All keys of the column were.
bool key_known(const Domain& domain, const ColumnRef& column);

// The column itself has a foreign key to the other one; none when one of its keys is not known.
std::optional<bool> refers_to(const Domain& domain, const ColumnRef& column, const ColumnRef& target);

struct PathSearch {
  bool known = true;
  JoinFault fault = JoinFault::none;  // no_foreign_keys or ambiguous
  std::vector<ForeignKeyPath> paths;
  JoinCondition condition;
};

// What join_condition() would find between the tables of a mapped class and another table, or other tables.
// `considered` is foreign_keys=, empty when not given.
PathSearch find_path(const Domain& domain, const MappedTables& from, const MappedTables& to,
                     const std::vector<ColumnRef>& considered);

}  // namespace ormlint
