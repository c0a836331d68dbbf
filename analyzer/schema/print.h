// A schema as DDL, one statement for each object, always in the same order: what goldens show, what `ormlint dump
// schema` says, and a script that PostgreSQL loads and read_script() reads back to the same schema. Not in it, because
// a schema does not hold them: functions, operators and collations (so what uses one of the user's own loads only where
// that is), the queries of views (their columns are NULLs of the right types) and the servers of foreign tables.
#pragma once

#include <string>
#include <vector>

#include "schema/schema.h"

namespace ormlint::schema {

std::string print(const Schema& schema);
// "SET NULL (a)": what stands behind ON DELETE.
std::string print_action(Action action, const std::vector<std::string>& columns);

}  // namespace ormlint::schema
