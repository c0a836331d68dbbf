// Which function, method or constructor of the project's own a call surely reaches, and what arguments that takes.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "usage/file_view.h"

namespace ormlint {

struct Parameters {
  std::vector<std::string_view> names;  // by position
  std::vector<bool> required;           // of these
  std::size_t positional_only = 0;
  std::vector<std::string_view> by_keyword;  // only
  std::vector<std::string_view> needed_by_keyword;
  bool more_positional = false, more_keywords = false;
};

struct Callee {
  FileId file{};
  Id<Stmt> declared;  // the function, or the dataclass whose constructor nobody wrote
  Parameters takes;
  std::optional<ClassRef> of_class;  // a method: the class that it was looked up in
  std::string_view method;
  bool by_super = false;  // …or that stands before the one it was looked up in
};

std::optional<Callee> callee_of(FileView& view, Id<Expr> call);
// Of a method: an object may have something else by that name, since a subclass overrides it or some code stores it.
bool is_replaced(const FileView& view, const Callee& callee);

// What the constructor takes that dataclasses makes for a class; none where that cannot be told.
std::optional<Parameters> dataclass_parameters(const Project& project, const ClassInfo& info);
// The class's only decorator is that of the standard library's dataclasses.
bool is_dataclass(const Project& project, ClassRef ref);

}  // namespace ormlint
