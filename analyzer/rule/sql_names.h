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

// Of one statement. Silent where a schema may have more than was read, or where a statement may be another database's:
// the table that is not there has nearly the name of one that is, or stands beside one that is.
std::vector<UnknownSqlName> unknown_names(const DatabaseContext& context, const SqlStatement& statement);

}  // namespace ormlint
