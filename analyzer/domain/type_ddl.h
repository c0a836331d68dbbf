// Column types as SQLAlchemy's PostgreSQL dialect writes them in CREATE TABLE. Facts: `compile(dialect=postgresql)` of
// SQLAlchemy 2.0.36 for each of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/tables.h"
#include "project/project.h"

namespace ormlint {

// An argument of a type's constructor, as far as it is known: an integer, a bool, None, or something else.
struct TypeArgument {
  std::optional<std::size_t> place;  // by position; else by name
  std::string_view name;
  std::optional<std::int64_t> number;  // of a bool too
  bool none = false;
};
// nullopt for the arguments: they are not known.
std::string type_ddl(std::string_view name, const std::optional<std::vector<TypeArgument>>& arguments);

// A type by its name in sqlalchemy or sqlmodel, with the arguments of its call, if it is one; empty when not known.
std::string type_ddl(const Project& project, FileId file, std::string_view name, Id<Expr> call);
// One of sqlalchemy_utils, by its last name.
std::string_view utils_type_ddl(std::string_view name);
// length: what the call gives; 0 for none.
std::string enum_ddl(const EnumType& type, std::int64_t length);
// Through names that are bound once.
std::optional<std::int64_t> constant_integer(const Project& project, FileId file, Id<Expr> expr);

}  // namespace ormlint
