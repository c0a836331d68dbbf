// The values of constant expressions, across files: literals, names bound once to one, sums and joins of them, members
// of enums. What is not plainly constant is not evaluated.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "project/project.h"

namespace ormlint {

std::optional<std::string> constant_text(const Project& project, FileId file, Id<Expr> expr);
std::optional<bool> constant_bool(const Project& project, FileId file, Id<Expr> expr);

// Where an expression's value is written: through names that are bound once, the place of the literal.
struct Place {
  FileId file{};
  Id<Expr> expr;
};
Place value_of(const Project& project, FileId file, Id<Expr> expr);

// The elements of a list, tuple or set display, or of a name bound to one; starred lists unfolded, sums joined.
std::optional<std::vector<Place>> constant_elements(const Project& project, FileId file, Id<Expr> expr);

// A call's argument that has a keyword and a position; absent where it is not given.
Id<Expr> argument(const FileIndex& index, Id<Expr> call, std::size_t n, std::string_view name);

}  // namespace ormlint
