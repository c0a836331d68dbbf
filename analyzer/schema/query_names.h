// The tables and columns that a query or a change of data names, as far as its grammar tells them from aliases, common
// table expressions and what subqueries give. Facts: PostgreSQL's documentation, "SELECT", "INSERT", "UPDATE",
// "DELETE", "Column References".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schema/schema.h"

namespace ormlint::schema {

struct QueryNames {
  struct Table {
    Name name;  // schema empty: not said
    std::uint32_t at = 0;
  };
  struct Column {
    std::vector<std::size_t> tables;  // one of these has it: all that its scope reaches
    std::string name;
    std::uint32_t at = 0;  // of it, or of what stands before it: orders.id
  };
  std::vector<Table> tables;
  std::vector<Column> columns;
};

// Of one statement; none where it cannot be read, or is of another kind.
std::optional<QueryNames> names_in(const std::string& statement);

// Tables and views that a text of SQL makes anywhere in it, temporary ones too.
std::vector<std::string> made_names(std::string_view sql);
// What stands where a table's name stands, behind FROM, JOIN, INTO, UPDATE and TABLE, whether it can be parsed or not.
std::vector<std::string> named_tables(std::string_view sql);

}  // namespace ormlint::schema
