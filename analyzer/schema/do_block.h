// The body of a DO statement, where it is plain: statements of SQL one after the other, as migrations wrap them to make
// them repeatable (`IF NOT EXISTS (SELECT …) THEN CREATE TYPE … END IF`, `EXCEPTION WHEN duplicate_object THEN null`).
// Anything that needs PL/pgSQL to be run, a variable, a loop, a text put together, makes it not plain.
//
// Facts: PostgreSQL's documentation, "PL/pgSQL" (structure, control structures, errors).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ormlint::schema {

struct BlockStatement {
  std::string sql;
  std::uint32_t at = 0;  // its place in the body
  bool guarded = false;  // it is skipped where it would fail
};

std::optional<std::vector<BlockStatement>> plain_statements(std::string_view body);

// Whether any statement in the body could change a schema at all.
bool may_change_schema(std::string_view body);

}  // namespace ormlint::schema
