// Names in statements of SQL, looked up in the schemas that they may meet.
#pragma once

#include <vector>

#include "rule/context.h"

namespace ormlint {

struct UnknownSqlName {
  Location at;
  const schema::Table* table = nullptr;  // which lacks the column; null: the table itself is not there
  std::string name;                      // of the column, or of the table with its schema
  const schema::Table* meant = nullptr;  // the table of nearly that name
  std::string meant_column;
};

// Of one statement. Silent where a schema may have more than was read, and where a statement may be another database's:
// it must also name what this one has, or nearly so.
std::vector<UnknownSqlName> unknown_names(const DatabaseContext& context, const SqlStatement& statement);

}  // namespace ormlint
