// What a name of SQLAlchemy or its relatives is, by whatever way it was imported: sqlalchemy.Column, sa.schema.Column,
// sqlmodel.Column and Flask-SQLAlchemy's db.Column are one thing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "project/project.h"

namespace ormlint {

enum class Package : std::uint8_t { none, sqlalchemy, sqlmodel, flask_sqlalchemy, alembic };

struct OrmName {
  Package package = Package::none;
  std::string name;  // the last part: "Column", "relationship", "Enum"
  explicit operator bool() const { return package != Package::none; }
};

// The expression is a name or an attribute; anything else gives nothing.
OrmName orm_name(const Project& project, FileId file, Id<Expr> expr);
OrmName orm_name(const Entity& entity);

// A Flask-SQLAlchemy object (`db = SQLAlchemy()`): the variable that holds it.
std::optional<VariableRef> flask_database(const Project& project, FileId file, Id<Expr> expr);

// The call's callee by its ORM name; nothing when the expression is no call.
OrmName called_name(const Project& project, FileId file, Id<Expr> call);

// The functions that make one, in all versions and in SQLModel.
bool is_relationship(std::string_view name);

// The expressions that a function returns, in order; absent ones for `return` alone.
std::vector<Id<Expr>> returns_of(const FileIndex& file, Id<Stmt> function);

// The single `return` expression of a function, when that is all it returns.
std::optional<Id<Expr>> only_return(const FileIndex& file, Id<Stmt> function);

}  // namespace ormlint
