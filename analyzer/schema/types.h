// Canonical types. A type has a dozen spellings (int, int4, integer; timestamptz, timestamp with time zone); all become
// the one that format_type() prints, so that two types can be compared as values and shown as PostgreSQL shows them.
//
// Facts: PostgreSQL's documentation, "Data Types", table 8.1 (names and aliases).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "schema/schema.h"

namespace ormlint::schema {

// The type of a catalog name, `int4` or `varchar` in any case of modifiers; one that is not built in keeps its name and
// an empty or given schema. `_text` is the array of text.
Type canonical_type(Name name, std::vector<std::int32_t> modifiers, bool array);

// As format_type() prints it while the search path is empty: only built-in types go without a schema.
std::string print(const Type& type);

// serial is no type: a column of it becomes an integer with a sequence of its own. The integer, when the type is one.
std::optional<Type> behind_serial(const Type& type);

// A type as SQL writes it: `varchar(20)`, `timestamp(3) with time zone[]`, `public."Status"`. A name that is not
// qualified and not built in keeps an empty schema, and so does `serial`.
Result<Type> parse_type(std::string_view sql);

}  // namespace ormlint::schema
