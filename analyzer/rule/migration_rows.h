// What rules about migrations know of the rows of tables: nothing, but that a table which an upgrade makes has none,
// and which statements change some.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>

#include "migrations/database.h"
#include "rule/context.h"

namespace ormlint {

using Upgrade = std::span<const migrations::Executed>;

// Among the statements before the n-th one makes this table, or gives it its name.
bool is_made_before(Upgrade upgrade, std::size_t n, std::string_view table);

// Each change that an upgrade of PostgreSQL surely makes, with the number of its statement.
void for_each_sure_change(const RevisionContext& context,
                          const std::function<void(std::size_t, const schema::Change&)>& look);

// Adds columns, or gives them other types.
bool changes_columns(Upgrade upgrade);

// The statement may change or remove rows of the table.
bool may_change_rows(const migrations::Executed& statement, std::string_view table);

}  // namespace ormlint
