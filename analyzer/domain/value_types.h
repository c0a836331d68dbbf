// What class the value of a simple expression is of, by the expression alone. Facts: the types that Python's library
// documents.
#pragma once

#include "domain/constants.h"
#include "domain/tables.h"
#include "project/project.h"

namespace ormlint {

// A literal, a call of a class or function of the library, a UUID's digits.
Loads value_type(const Project& project, Place place);
// What a call of it gives.
Loads result_of(const Entity& entity);
bool is_named(const FileIndex& index, Id<Expr> expr);
bool is_hex_of_uuid(const Project& project, FileId in, Id<Expr> expr);

// What a TypeDecorator's method makes of what its impl has loaded, where every `return` says it; None apart.
Loads converted(const Project& project, FileId in, Id<Stmt> method, Loads impl);

}  // namespace ormlint
