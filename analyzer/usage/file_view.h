// What the readers of one file share: the file, its text, what its expressions are, and what stands around them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "types/evaluate.h"

namespace ormlint {

struct FileView {
  Type type(Id<Expr> expr) { return evaluator.of(id, expr); }
  Id<Expr> parent(Id<Expr> expr) const { return parents[expr.value]; }  // none where a statement is around it
  Location at(Span span) const { return {id, span}; }
  Location at(Id<Expr> expr) const { return {id, file[expr].span}; }
  std::string_view source(Span span) const { return text.substr(span.begin, span.size()); }
  std::string_view source(Id<Expr> expr) const { return source(file[expr].span); }
  // As a message shows it: on one line, cut where it is long.
  std::string quoted(Span span) const;
  // The scope of the function, class or module around it.
  Id<Scope> function_of(Id<Expr> expr) const;

  const Project& project;
  const Domain& domain;
  Evaluator evaluator;
  FileId id;
  const FileIndex& file;
  std::string_view text;
  std::vector<Id<Expr>> parents;  // by expression
};

FileView view_file(const Project& project, const Domain& domain, const Declarations& declarations, FileId id,
                   std::string_view text);

}  // namespace ormlint
