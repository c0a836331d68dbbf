// libpg_query 15 has PostgreSQL 15's grammar, and dumps come from 12 to 18. A statement that it refuses is tried once
// more with the newer words taken out or put in older terms, every byte in its place. Nothing is lost: whoever reads
// the tree looks at the statement's own tokens for the words that were spared the parser.
//
//   16  STORAGE in a column's definition; 1_000 and 0x1F as numbers; more syntax in queries
//   17  SET EXPRESSION AS; SET STATISTICS DEFAULT; LOGGED sequences of identity columns; more syntax in queries
//   18  NOT NULL as a table's constraint, with a name, NO INHERIT, NOT VALID; virtual generated columns;
//       WITHOUT OVERLAPS and PERIOD; NOT ENFORCED
//
// A query that is refused is taken out altogether: of a view only its name and its given columns are then known.
//
// Facts: PostgreSQL's release notes, and gram.y of each version by way of libpg_query's later releases.
#pragma once

#include <string>
#include <string_view>

#include "schema/tokens.h"

namespace ormlint::schema {

std::string in_older_grammar(std::string_view statement, const Tokens& tokens);

}  // namespace ormlint::schema
