// What class the value of a simple expression is of, by the expression alone and the library's stubs.
#pragma once

#include "domain/constants.h"
#include "domain/tables.h"
#include "project/project.h"

namespace ormlint {

// A literal, a call of a class or function of the library, a UUID's digits.
Loads value_type(const Project& project, Place place);
// What a call of it gives, by the stubs of the library.
Loads result_of(const Project& project, const Entity& entity);
// Of `builtins.str`, `uuid.UUID` and the other classes that columns load; and back.
Loads loads_of_class(std::string_view dotted);
std::string_view class_of_loads(Loads loads);
bool is_named(const FileIndex& index, Id<Expr> expr);
bool is_hex_of_uuid(const Project& project, FileId in, Id<Expr> expr);

// What a TypeDecorator's method makes of what its impl has loaded, where every `return` says it; None apart.
Loads converted(const Project& project, FileId in, Id<Stmt> method, Loads impl);

}  // namespace ormlint
