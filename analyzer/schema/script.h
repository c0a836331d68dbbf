// A psql script cut into statements, by psql's own rules: pg_dump writes for psql and not for the parser, so its
// backslash commands and its COPY data lie between the statements. Each statement is cut out to be parsed alone, so
// that one that is not understood costs only itself; libpg_query's two splitters either need the whole text to parse or
// take a function's body apart.
//
// Facts: PostgreSQL's documentation, "psql" (meta-commands), "COPY" (file formats), "CREATE FUNCTION" (sql_body).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace ormlint::schema {

struct Statement {
  Span span;                 // from its first token to its last, without the semicolon
  std::vector<Span> blanks;  // psql's commands in the midst of it
  bool closed = true;        // false: the text ends inside a string, a quoted name or a comment
};

struct MetaCommand {
  std::string name;  // without the backslash
  std::string argument;
  Span span;
};

struct Script {
  std::vector<Statement> statements;  // in the order of the text, none empty
  std::vector<MetaCommand> commands;  // those that change what is read: \connect, \i and their like
};

// Linear in the text's size, whatever the text is. No more than the first 4 GB.
Script cut(std::string_view sql);

// A statement's own text: comments and psql's commands are blanks, so that offsets stay as they are.
std::string statement_text(std::string_view sql, const Statement& statement);

// When the bytes are no SQL text at all but a dump in another format, a compressed file, another encoding: what they
// are and what to do, as a sentence.
std::optional<std::string> why_not_sql(std::string_view bytes);

}  // namespace ormlint::schema
