// One use of a stub: what a call of its function gives, or what it says of an object's attribute. Overloads are tried
// in order; type parameters are what the arguments make them. Sources: Python's typing documentation, "Generics",
// "Overload"; PEP 695.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "project/library.h"
#include "types/evaluate.h"

namespace ormlint {

class StubUse {
 public:
  // Of an attribute, or of what an object gives by itself. The project has a library.
  StubUse(Evaluator& evaluator, Type self, int depth);
  // Of a call; the arguments that a type parameter asks for are evaluated.
  StubUse(Evaluator& evaluator, Type self, FileId file, Id<Expr> call, int depth);

  // Unknown where no overload takes these arguments, or one of them is not known to be what it asks for.
  Type function(FunctionRef function);
  Type constructed(ClassRef ref);
  Type method(std::string_view name);
  // One that an object of the project's inherits from a class of the library.
  Type inherited(ClassRef ref, std::string_view name);
  Type class_method(ClassRef ref, std::string_view name);
  Type attribute(std::string_view name);
  // The first type argument of a base: of Iterable what iterating gives, of Awaitable what awaiting does.
  Type of_base(std::string_view dotted);
  Type annotation(FileId file, Id<Expr> expr);

  // Of `str`, `datetime`, `list`, `Session` and others a kind of their own.
  Type instance(ClassRef ref, std::vector<Type> arguments);

 private:
  using Parameters = std::vector<std::pair<std::string_view, Type>>;

  const FileIndex& stub(FileId file) const { return library_.project.index(file); }

  // stub_use.cpp
  std::optional<Member> member_of(ClassRef ref, std::string_view name) const;
  Type method_of(ClassRef ref, const std::vector<Type>& arguments, std::string_view name);
  Type overloaded(FileId file, Id<Stmt> function, bool bound);
  bool fits(FileId file, Id<Stmt> function, bool bound) const;
  bool binds(FileId file, Id<Stmt> function, bool bound);
  Type returned(FileId file, Id<Stmt> function);
  bool is_iterable(ClassRef ref) const;
  Id<Expr> given(FileId file, Id<Expr> parameter, std::size_t n) const;
  bool bind(FileId file, Id<Expr> parameter, std::size_t n);
  bool unify(FileId file, Id<Expr> annotation, const Type& type);
  bool unify_class(FileId file, Id<Expr> annotation, Id<Expr> argument);
  bool unify_generic(FileId file, const Expr& annotation, const Type& type);

  // stub_forms.cpp
  Type named(FileId file, Id<Expr> expr, std::vector<Type> arguments);
  Type form(std::string_view name, FileId file, std::vector<Type> types, Id<Expr> parameter);
  Type part(const Type& row, std::string_view parameter) const;

  // stub_types.cpp
  Type subscript(FileId file, Id<Expr> origin, std::string_view dotted, const std::vector<Id<Expr>>& arguments);
  std::optional<ClassRef> class_of(const Type& object) const;
  std::optional<Parameters> above(ClassRef ref, const Parameters& given, ClassRef base, int depth);
  Parameters parameters(ClassRef ref, const std::vector<Type>& arguments) const;
  Entity entity(FileId file, Id<Expr> expr) const;
  const Type* parameter(std::string_view name) const;

  Evaluator& evaluator_;
  const Library& library_;
  Type self_;
  FileId file_{};
  Id<Expr> call_;
  int depth_ = 0;
  Parameters bound_;
};

// A name of the library by its dotted name, SQLAlchemy's by whatever package it was imported from; Unknown: no stub
// speaks of it.
Entity find_in_library(const Library& library, const std::string& dotted);

// A row's first column; of what is no row, that.
Type first_of(const Type& row);

}  // namespace ormlint
