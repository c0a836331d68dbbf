// What the readers of one file share: the file, its text, what its expressions are, and what stands around them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "types/evaluate.h"

namespace ormlint {

struct FileView {
  Type type(Id<Expr> expr) { return evaluator.of(id, expr); }
  const Entity& entity(Id<Expr> expr) { return evaluator.resolved(id, expr); }
  // The type of what is called, where it is a class: what has a dot is one only by its name.
  Type called_class(Id<Expr> called) {
    const bool nameless = file[called].kind == ExprKind::attribute && std::holds_alternative<Unknown>(entity(called));
    return nameless ? Type{} : type(called);
  }
  Id<Expr> parent(Id<Expr> expr) const { return parents[expr.value]; }  // none where a statement is around it
  Location at(Span span) const { return {id, span}; }
  Location at(Id<Expr> expr) const { return {id, file[expr].span}; }
  std::string_view source(Span span) const { return text.substr(span.begin, span.size()); }
  std::string_view source(Id<Expr> expr) const { return source(file[expr].span); }
  // As a message shows it: on one line, cut where it is long.
  std::string quoted(Span span) const;
  // What a class's constructor takes is its own matter: it, a mixin or a base defines __init__. None: not known.
  std::optional<bool> has_own_constructor(Id<Model> model) const;
  // hasattr(object, "name") and its like in the same function: the author knows that it may not be there.
  bool is_asked_for(Id<Expr> where, std::string_view name) const;
  // It tells some library to add to it: __versioned__, __translatable__.
  bool is_extended(Id<Model> model) const;
  // Its constructor passes over keywords that it does not know.
  bool is_sqlmodel(Id<Model> model) const;
  // A class of the model's own spells the word somewhere, or a mixin or base of it.
  bool has_word_in_class(Id<Model> model, std::string_view word) const;
  // The function around it asserts that something in it raises.
  bool expects_failure(Id<Expr> expr) const;
  // The scope of the function, class or module around it.
  Id<Scope> function_of(Id<Expr> expr) const;

  const Project& project;
  const Domain& domain;
  Memory& memory;
  const std::vector<ClassRef>& classes;  // by model
  bool open_base = false;                // every mapped class may have attributes that are not in view
  bool listens = false;                  // code of the project's own runs before an INSERT
  bool settings = false;                 // the project has a class of settings
  Evaluator evaluator;
  FileId id;
  const FileIndex& file;
  std::string_view text;
  std::vector<Id<Expr>> parents;  // by expression
};

// By expression: the one around it.
std::vector<Id<Expr>> parents_of(const FileIndex& file);

FileView view_file(const Project& project, const Domain& domain, const Declarations& declarations, Memory& memory,
                   FileId id, std::string_view text);

}  // namespace ormlint
