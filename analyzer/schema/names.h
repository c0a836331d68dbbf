// Names as PostgreSQL writes them, and as it makes them up when a statement leaves them out.
//
// Facts: PostgreSQL's documentation, "SQL Key Words" (appendix) and "Identifiers and Key Words"; the rules of made-up
// names are described nowhere, so that tests/names_test.cpp and the round trip ask a server.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/schema.h"

namespace ormlint::schema {

// In quotes where it would otherwise not be read back as this name: quote_ident().
std::string quote_name(std::string_view name);
// 'text', with quotes doubled; E'text' where there are backslashes: quote_literal().
std::string quote_literal(std::string_view text);
// schema.name, both quoted as needed; the name alone where the schema is not known.
std::string print(const Name& name);

// Names are cut to 63 bytes, never within a character.
std::string truncate_name(std::string_view name);

// first_second_label, or first_label: the longer of the two parts loses bytes until all fit into 63.
std::string object_name(std::string_view first, std::string_view second, std::string_view label);

// The middle part of an index's made-up name: its columns in order, joined; expressions are called "expr".
std::string joined_columns(const std::vector<std::string>& columns);

}  // namespace ormlint::schema
