// What rules about migrations know of the rows of tables: nothing, but that a table which an upgrade makes has none,
// and which statements change some.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "migrations/database.h"

namespace ormlint {

using Upgrade = std::span<const migrations::Executed>;

// Among the statements before the n-th one makes this table, or gives it its name.
bool is_made_before(Upgrade upgrade, std::size_t n, std::string_view table);

// Adds columns, or gives them other types.
bool changes_columns(Upgrade upgrade);

// The statement may change or remove rows of the table.
bool may_change_rows(const migrations::Executed& statement, std::string_view table);

}  // namespace ormlint
