// SQL that the code writes out: which tables and columns it names, and where.
#pragma once

#include "usage/file_view.h"
#include "usage/usage.h"

namespace ormlint {

// Statements that text() or a driver is given whole, of a file that is neither a test nor a migration and that speaks
// to no other kind of database. By place.
std::vector<SqlStatement> sql_statements(FileView& view);
// Tables and views that any text of the file would make.
std::set<std::string, std::less<>> made_by_sql(const FileIndex& file);
// Names that the file gives to tables, or that its texts of SQL know one by; none of a migration.
std::set<std::string, std::less<>> table_spelled(const FileView& view);

}  // namespace ormlint
