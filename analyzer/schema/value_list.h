// A CHECK that lists what a column may hold: `s IN ('x', 'y')`, which the server prints as
// `((s)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))`. NULL passes any check, so that
// it may be named or not. Facts: what pg_get_constraintdef of PostgreSQL 15 prints.
#pragma once

#include <optional>
#include <set>
#include <string>

namespace ormlint::schema {

struct ValueList {
  std::string column;
  std::set<std::string> values;
};

// None where the condition demands something else, or something besides.
std::optional<ValueList> value_list(const std::string& sql);

}  // namespace ormlint::schema
