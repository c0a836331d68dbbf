// Expressions to types, on demand. Names are followed through their bindings, calls of SQLAlchemy by what they were
// given: `execute` of a statement that is proved to select a mapped class gives its instances, whoever the session is.
//
// Facts: SQLAlchemy's documentation, "Using SELECT Statements", `Result`, `ScalarResult`, `Query` and `Session`; Flask-
// SQLAlchemy's `Model.query`.
#pragma once

#include "domain/annotations.h"
#include "domain/read.h"
#include "types/type.h"

namespace ormlint {

class Evaluator {
 public:
  Evaluator(const Project& project, const Domain& domain, const Declarations& declarations)
      : project_(project), domain_(domain), declarations_(declarations) {}

  Type of(FileId file, Id<Expr> expr) const { return evaluate(file, expr, max_depth); }
  // An attribute of a value of that type.
  Type attribute(const Type& object, std::string_view name) const;
  Type from_annotation(FileId file, Id<Expr> annotation) const;
  // The column that an attribute of a mapped class reads, also of the classes it inherits from; none when it is another
  // thing or cannot be known.
  const Column* column(Id<Model> model, std::string_view attribute) const;
  static Type loaded(Id<Model> model, const Column& column);

 private:
  static constexpr int max_depth = 40;

  Type evaluate(FileId file, Id<Expr> expr, int depth) const;
  Type name(FileId file, Id<Expr> expr, int depth) const;
  Type bound(FileId file, const Binding& binding, int depth) const;
  Type parameter(FileId file, const Binding& binding) const;
  Type element(const Type& iterable) const;
  Type entity(const Entity& entity, int depth) const;
  Type comprehension(FileId file, const Expr& expr, int depth) const;
  Type subscript(FileId file, const Expr& expr, int depth) const;

  // calls.cpp
  Type call(FileId file, Id<Expr> expr, int depth) const;
  Type call_of_name(FileId file, Id<Expr> call, const Entity& called, int depth) const;
  Type method(FileId file, Id<Expr> call, int depth) const;
  Type session_method(FileId file, Id<Expr> call, std::string_view name, int depth) const;
  Type query_method(const Type& query, std::string_view name, FileId file, Id<Expr> call, int depth) const;
  Type result_method(const Type& result, std::string_view name) const;
  Type row_of(FileId file, Id<Expr> call, int depth) const;
  Type selected(FileId file, Id<Expr> expr, int depth) const;
  Type returned(FileId file, Id<Stmt> function, int depth) const;

  const Project& project_;
  const Domain& domain_;
  const Declarations& declarations_;
};

}  // namespace ormlint
