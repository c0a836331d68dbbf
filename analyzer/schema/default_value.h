// What a column's default gives, however it is written: 'f', false and 'f'::boolean are one, and so are now() and
// CURRENT_TIMESTAMP. Facts: PostgreSQL's documentation, "Data Types" (what each reads as which value), "Date/Time
// Functions"; pairs were tried on PostgreSQL 15.
#pragma once

#include <optional>
#include <string>

#include "schema/schema.h"

namespace ormlint::schema {

// DEFAULT NULL is what a column without a default has.
bool is_null_default(const std::string& sql);

// Whether two defaults give a column of this type the same. None where one of them is not understood, or where it may
// depend on the session.
std::optional<bool> same_default(const Schema& schema, const Type& type, const std::string& one,
                                 const std::string& other);

}  // namespace ormlint::schema
