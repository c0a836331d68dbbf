// Whether code around an expression expects it to fail: a try that catches the error, an assertion that it is raised.
#pragma once

#include <initializer_list>
#include <string_view>

#include "index/file_index.h"

namespace ormlint {

// The statement stands in the body of a try that names one of these exceptions, or in a `with …raises(…)` that does.
bool expects_error(const FileIndex& file, Id<Stmt> stmt, std::initializer_list<std::string_view> exceptions);

// Every expression of the file with the statement it stands in, in order of statements.
template <class Visit>
void for_each_expr(const FileIndex& file, Visit&& visit) {
  const auto walk = [&](auto&& self, Id<Expr> expr, Id<Stmt> stmt) -> void {
    visit(expr, stmt);
    for (const Id<Expr> part : file[expr].parts) self(self, part, stmt);
  };
  for (const Id<Stmt> stmt : file.tree.stmts.ids()) {
    for (const Slice<Expr> exprs : {file[stmt].decorators, file[stmt].exprs, file[stmt].extra}) {
      for (const Id<Expr> expr : exprs) walk(walk, expr, stmt);
    }
  }
}

}  // namespace ormlint
