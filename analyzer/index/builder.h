// The walk that finds scopes and bindings, in parts: statements (build.cpp), expressions and what is made of both
// afterwards (build_expressions.cpp).
#pragma once

#include <vector>

#include "index/file_index.h"

namespace ormlint {

class Builder {
 public:
  explicit Builder(FileIndex& file) : file_(file), tree_(file.tree) {}

  void run();

 private:
  Id<Scope> open(ScopeKind kind, Id<Scope> parent, Id<Stmt> stmt, Id<Expr> expr);
  void block(Slice<Stmt> stmts, Id<Stmt> parent, Id<Scope> scope, Reach reach);
  void statement(Id<Stmt> id, Id<Scope> scope, Reach reach);
  void compound(Id<Stmt> id, Id<Scope> scope, Reach reach);
  void if_statement(Id<Stmt> id, Id<Scope> scope, Reach reach, Reach inner);
  void function(Id<Stmt> id, Id<Scope> scope, Reach reach);
  Id<Scope> type_parameters(Slice<Expr> list, Id<Scope> scope, Id<Stmt> stmt);
  void type_alias(Id<Stmt> id, Id<Scope> scope, Reach reach);
  void parameters(Id<Expr> list, Id<Scope> outside, Id<Scope> generic, Id<Scope> inside, Id<Stmt> stmt);
  void class_def(Id<Stmt> id, Id<Scope> scope, Reach reach);
  void imports(Id<Stmt> id, Id<Scope> scope, Reach reach);
  void assignment(Id<Stmt> id, Id<Scope> scope, Reach reach);
  void targets(Id<Expr> target, BindingKind kind, Reach reach, Id<Scope> scope, Id<Stmt> stmt, Id<Expr> value,
               bool sole = true);
  void captures(Id<Expr> pattern, Reach reach, Id<Scope> scope, Id<Stmt> stmt);
  void bind_name(Id<Expr> name, BindingKind kind, Reach reach, Id<Scope> scope, Id<Stmt> stmt);
  void bind_named(Id<Expr> named, BindingKind kind, Id<Scope> scope, Id<Stmt> stmt, Reach reach = Reach::always);
  void bind(Binding binding) { found_.push_back(binding); }

  void expressions(Slice<Expr> exprs, Id<Scope> scope);
  void expression(Id<Expr> id, Id<Scope> scope);
  void comprehension(Id<Expr> id, Id<Scope> scope);
  void walrus(const Expr& expr, Id<Scope> scope);
  void note_dynamic(const Expr& call, Id<Scope> scope);
  // The kinds that later phases look for, so that they need not look at all expressions: a call, an attribute or
  // subscript, and what is legal only in some places (context_check.cpp).
  void note_kind(Id<Expr> id, ExprKind kind);

  void group_bindings();
  void read_all();
  bool read_names(Id<Expr> value);
  bool read_extension(const Stmt& stmt);

  FileIndex& file_;
  Tree& tree_;
  std::vector<Binding> found_;
  Id<Stmt> current_;
};

}  // namespace ormlint
