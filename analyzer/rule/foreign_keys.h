// What PostgreSQL wants of a foreign key's two sides. Facts: PostgreSQL 15, which was asked for each pair of types
// (CREATE TABLE … REFERENCES …), and its documentation, "Foreign Keys".
#pragma once

#include <optional>
#include <string>

#include "domain/domain.h"

namespace ormlint {

// Whether a column of the one type may refer to a column of the other; none when either is not known well enough.
std::optional<bool> may_refer(const ColumnType& column, const ColumnType& target);

// Whether the key's target columns are the table's primary key or unique together; none when it may have more
// constraints than are seen.
std::optional<bool> target_is_unique(const ForeignKey& key, const Table& target);

// "users.id", as in a ForeignKey.
std::string column_path(const Table& table, std::string_view column);

// The target's column that the n-th of the key's columns refers to; null when it is not there.
const Column* target_column(const ForeignKey& key, const Table& target, std::size_t n);

}  // namespace ormlint
