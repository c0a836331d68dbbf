// What the server is told besides types and keys: a column's default as it stands behind DEFAULT, whether it makes the
// values itself, checks and comments. Facts: SQLAlchemy's documentation, "Server-invoked DDL-Explicit Default
// Expressions", `Identity`, `Computed`, `Column.autoincrement`; DDLCompiler.get_column_default_string of 1.4.46
// and 2.0.36.
#pragma once

#include "domain/tables.h"
#include "project/project.h"

namespace ormlint {

// server_default=, autoincrement= and comment= of a Column.
void read_server_arguments(const Project& project, FileId in, Id<Expr> call, Column& column);
// The comment= of a Column or Table.
DeclaredComment comment_of(const Project& project, FileId in, Id<Expr> call);
// Identity(always=True); Identity and Identity() leave it to the INSERT.
schema::Identity identity_of(const Project& project, FileId in, Id<Expr> item);
// CheckConstraint("a > 0", name=…). None where a dialect or a rule of its own decides whether it is made.
std::optional<TableCheck> check_of(const Project& project, FileId in, Id<Expr> call);

}  // namespace ormlint
