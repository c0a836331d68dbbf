// Statements.
#include <algorithm>
#include <string>
#include <utility>

#include "index/builder.h"
#include "index/context_check.h"
#include "index/self_made.h"
#include "index/template.h"
#include "syntax/parse.h"

namespace ormlint {

void Builder::run() {
  file_.scope_of_stmt.resize(tree_.stmts.size());
  file_.body_scope_of_stmt.resize(tree_.stmts.size());
  file_.parent_of_stmt.resize(tree_.stmts.size());
  file_.scope_of_expr.resize(tree_.exprs.size());
  file_.stmt_of_expr.resize(tree_.exprs.size());
  const Id<Scope> module = file_.scopes.add({ScopeKind::module, {}, {}, {}, {}, false, false});
  block(tree_.body, {}, module, Reach::always);
  group_bindings();
  read_all();
  if (makes_itself(file_)) file_.scopes[module].dynamic = true;
  file_.lazy = !file_.bindings_of(module, "__getattr__").empty();
}

Id<Scope> Builder::open(ScopeKind kind, Id<Scope> parent, Id<Stmt> stmt, Id<Expr> expr) {
  Scope scope{kind, parent, stmt, expr, {}, false, false};
  if (kind == ScopeKind::function) scope.is_async = tree_[stmt].is_async;
  return file_.scopes.add(scope);
}

void Builder::block(Slice<Stmt> stmts, Id<Stmt> parent, Id<Scope> scope, Reach reach) {
  for (const Id<Stmt> id : stmts) {
    file_.parent_of_stmt[id.value] = parent;
    file_.scope_of_stmt[id.value] = scope;
    statement(id, scope, reach);
  }
}

void Builder::statement(Id<Stmt> id, Id<Scope> scope, Reach reach) {
  const Stmt& stmt = tree_[id];
  current_ = id;  // a statement's expressions are all visited before its blocks
  switch (stmt.kind) {
    case StmtKind::function_def:
      return function(id, scope, reach);
    case StmtKind::class_def:
      return class_def(id, scope, reach);
    case StmtKind::import_stmt:
    case StmtKind::import_from:
      return imports(id, scope, reach);
    case StmtKind::assign:
    case StmtKind::ann_assign:
    case StmtKind::aug_assign:
      return assignment(id, scope, reach);
    case StmtKind::global_stmt:
    case StmtKind::nonlocal_stmt:
      for (const Id<Expr> name : stmt.exprs) bind_name(name, BindingKind::global, reach, scope, id);
      return;
    case StmtKind::type_alias:
      return type_alias(id, scope, reach);
    case StmtKind::delete_stmt:
      expressions(stmt.exprs, scope);
      for (const Id<Expr> target : stmt.exprs) {
        targets(target, BindingKind::removal, reach, scope, id, {}, false);
      }
      return;
    default:
      return compound(id, scope, reach);
  }
}

void Builder::compound(Id<Stmt> id, Id<Scope> scope, Reach reach) {
  const Stmt& stmt = tree_[id];
  expressions(stmt.exprs, scope);
  const Reach inner = reach == Reach::always ? Reach::conditional : reach;
  switch (stmt.kind) {
    case StmtKind::for_stmt:
      targets(stmt.exprs[0], BindingKind::iteration, inner, scope, id, stmt.exprs[1]);
      break;
    case StmtKind::with_stmt:
      for (const Id<Expr> item : stmt.exprs) {
        const Slice<Expr> parts = tree_[item].parts;
        if (parts.size() == 2) targets(parts[1], BindingKind::context, reach, scope, id, parts[0]);
      }
      return block(stmt.body, id, scope, reach);
    case StmtKind::if_stmt:
      return if_statement(id, scope, reach, inner);
    case StmtKind::try_stmt:
      block(stmt.body, id, scope, reach);
      block(stmt.handlers, id, scope, reach == Reach::always || reach == Reach::conditional ? Reach::fallback : reach);
      block(stmt.orelse, id, scope, reach);
      return block(stmt.final_body, id, scope, reach);
    case StmtKind::except_clause:
      if (stmt.name != Text{}) bind({stmt.name, BindingKind::exception, reach, false, scope, id, {}, {}, {}});
      return block(stmt.body, id, scope, reach);
    case StmtKind::case_clause:
      if (!stmt.exprs.empty()) captures(stmt.exprs[0], inner, scope, id);
      break;
    default:
      break;
  }
  block(stmt.handlers, id, scope, inner);
  block(stmt.body, id, scope, inner);
  block(stmt.orelse, id, scope, inner);
}

void Builder::if_statement(Id<Stmt> id, Id<Scope> scope, Reach reach, Reach inner) {
  const Stmt& stmt = tree_[id];
  const Expr& test = tree_[stmt.exprs[0]];
  const bool named = test.kind == ExprKind::name || test.kind == ExprKind::attribute;
  const bool type_checking = named && tree_.text(test) == "TYPE_CHECKING";
  const bool negated =
      test.kind == ExprKind::unary && test.op == Op::logical_not && tree_.text(tree_[test.parts[0]]) == "TYPE_CHECKING";
  block(stmt.body, id, scope, type_checking ? Reach::type_checking : negated ? reach : inner);
  block(stmt.orelse, id, scope, type_checking ? reach : negated ? Reach::type_checking : inner);
}

void Builder::function(Id<Stmt> id, Id<Scope> scope, Reach reach) {
  const Stmt& stmt = tree_[id];
  file_.functions.push_back(id);
  bind({stmt.name, BindingKind::function_def, reach, false, scope, id, {}, {}, {}});
  expressions(stmt.decorators, scope);
  const Id<Scope> generic = type_parameters(stmt.extra, scope, id);
  const Id<Scope> body = open(ScopeKind::function, generic, id, {});
  file_.body_scope_of_stmt[id.value] = body;
  for (const Id<Expr> part : stmt.exprs) {
    if (tree_[part].kind == ExprKind::parameters) {
      parameters(part, scope, generic, body, id);
    } else {
      expression(part, generic);
    }
  }
  block(stmt.body, id, body, Reach::always);
}

// The scope around what is generic: that of its type parameters, or the one given when there are none.
Id<Scope> Builder::type_parameters(Slice<Expr> list, Id<Scope> scope, Id<Stmt> stmt) {
  if (list.empty()) return scope;
  const Id<Scope> generic = open(ScopeKind::annotation, scope, stmt, {});
  for (const Id<Expr> type : list) bind_named(type, BindingKind::other, generic, stmt);
  expressions(list, generic);
  return generic;
}

void Builder::type_alias(Id<Stmt> id, Id<Scope> scope, Reach reach) {
  const Stmt& stmt = tree_[id];
  if (stmt.exprs.size() < 2) return;
  bind_name(stmt.exprs[0], BindingKind::other, reach, scope, id);
  expression(stmt.exprs[0], scope);
  const Id<Scope> generic = type_parameters(stmt.exprs.from(2), scope, id);
  expression(stmt.exprs[1], open(ScopeKind::annotation, generic, id, {}));
}

// Defaults are evaluated outside, annotations where the type parameters are, the names live inside.
void Builder::parameters(Id<Expr> list, Id<Scope> outside, Id<Scope> generic, Id<Scope> inside, Id<Stmt> stmt) {
  file_.scope_of_expr[list.value] = outside;
  for (const Id<Expr> id : tree_[list].parts) {
    file_.scope_of_expr[id.value] = outside;
    file_.stmt_of_expr[id.value] = current_;
    const Slice<Expr> parts = tree_[id].parts;
    if (parts.size() == 2) {
      expression(parts[0], generic);
      expression(parts[1], outside);
    }
    const Expr& parameter = tree_[id];
    Binding binding{parameter.text, BindingKind::parameter, Reach::always, false, inside, stmt, id, {}, {}};
    if (parts.size() == 2) {
      if (tree_[parts[0]].kind != ExprKind::absent) binding.annotation = parts[0];
      if (tree_[parts[1]].kind != ExprKind::absent) binding.value = parts[1];
    }
    bind(binding);
  }
}

void Builder::class_def(Id<Stmt> id, Id<Scope> scope, Reach reach) {
  const Stmt& stmt = tree_[id];
  file_.classes.push_back(id);
  bind({stmt.name, BindingKind::class_def, reach, false, scope, id, {}, {}, {}});
  expressions(stmt.decorators, scope);
  const Id<Scope> generic = type_parameters(stmt.extra, scope, id);
  expressions(stmt.exprs, generic);
  const Id<Scope> body = open(ScopeKind::class_body, generic, id, {});
  file_.body_scope_of_stmt[id.value] = body;
  block(stmt.body, id, body, Reach::always);
}

void Builder::imports(Id<Stmt> id, Id<Scope> scope, Reach reach) {
  const Stmt& stmt = tree_[id];
  if (stmt.kind == StmtKind::import_from) file_.imports.push_back(id);
  expressions(stmt.exprs, scope);
  for (const Id<Expr> alias : stmt.exprs) {
    const Expr& written = tree_[alias];
    const std::string_view name = tree_.text(written);
    Binding binding{written.text, BindingKind::import_name, reach, false, scope, id, alias, {}, {}};
    if (stmt.kind == StmtKind::import_stmt) {
      binding.kind = BindingKind::import_module;
      binding.name = tree_.strings.intern(name.substr(0, name.find('.')));
    } else if (name == "*") {
      binding.kind = BindingKind::import_star;
    }
    if (!written.parts.empty() && tree_[written.parts[0]].kind == ExprKind::name) {
      binding.name = tree_[written.parts[0]].text;
    }
    bind(binding);
  }
}

void Builder::assignment(Id<Stmt> id, Id<Scope> scope, Reach reach) {
  const Stmt& stmt = tree_[id];
  expressions(stmt.exprs, scope);
  if (stmt.kind == StmtKind::assign) {
    for (const Id<Expr> target : stmt.exprs.from(1)) {
      targets(target, BindingKind::assignment, reach, scope, id, stmt.exprs[0]);
    }
    return;
  }
  const Id<Expr> target = stmt.exprs[0];
  if (tree_[target].kind != ExprKind::name) return;
  if (stmt.kind == StmtKind::aug_assign) return bind_name(target, BindingKind::other, reach, scope, id);
  const bool valued = tree_[stmt.exprs[2]].kind != ExprKind::absent;
  const bool simple = stmt.span.begin == tree_[target].span.begin;  // not `(x): int`, which annotates nothing
  if (!simple && !valued) return;
  if (!simple) {
    return bind({tree_[target].text, BindingKind::assignment, reach, true, scope, id, target, stmt.exprs[2], {}});
  }
  bind({tree_[target].text, valued ? BindingKind::assignment : BindingKind::annotation, reach, true, scope, id, target,
        valued ? stmt.exprs[2] : Id<Expr>{}, stmt.exprs[1]});
}

// The names in a target. A name alone gets the value; names that share one by unpacking get parts of it.
void Builder::targets(Id<Expr> target, BindingKind kind, Reach reach, Id<Scope> scope, Id<Stmt> stmt, Id<Expr> value,
                      bool sole) {
  const Expr& expr = tree_[target];
  if (expr.kind == ExprKind::name) {
    bind({expr.text, kind, reach, sole, scope, stmt, target, value, {}});
  } else if (expr.kind == ExprKind::tuple || expr.kind == ExprKind::list || expr.kind == ExprKind::starred) {
    for (const Id<Expr> part : expr.parts) targets(part, kind, reach, scope, stmt, value, false);
  }
}

void Builder::captures(Id<Expr> pattern, Reach reach, Id<Scope> scope, Id<Stmt> stmt) {
  const Expr& expr = tree_[pattern];
  const bool captures_name = expr.kind == ExprKind::match_as || expr.kind == ExprKind::match_star;
  if (captures_name && expr.text != Text{}) bind_named(pattern, BindingKind::other, scope, stmt, reach);
  for (const Id<Expr> part : expr.parts) captures(part, reach, scope, stmt);
}

void Builder::bind_name(Id<Expr> name, BindingKind kind, Reach reach, Id<Scope> scope, Id<Stmt> stmt) {
  bind({tree_[name].text, kind, reach, false, scope, stmt, name, {}, {}});
}

void Builder::bind_named(Id<Expr> named, BindingKind kind, Id<Scope> scope, Id<Stmt> stmt, Reach reach) {
  bind({tree_[named].text, kind, reach, false, scope, stmt, named, {}, {}});
}

FileIndex index_file(std::string_view text) { return index_tree(parse(text), text); }

FileIndex index_tree(Tree tree, std::string_view text) {
  FileIndex file;
  file.tree = std::move(tree);
  file.error = file.tree.error;
  file.damage = file.tree.damage;
  Builder(file).run();
  if (!file.error) file.error = check_context(file);
  file.is_template = file.tree.error && is_template(text);
  return file;
}

FileIndex broken_index(Span at, std::string message) {
  FileIndex file;
  Builder(file).run();
  file.error = SyntaxError{at, std::move(message)};
  file.lazy = true;  // any name may be in it
  return file;
}

Id<Scope> FileIndex::viewpoint(Id<Scope> scope) const {
  while (scope && scopes[scope].kind == ScopeKind::annotation) scope = scopes[scope].parent;
  return scope;
}

Slice<Binding> FileIndex::bindings_of(Id<Scope> scope, std::string_view name) const {
  Text wanted{};
  return tree.strings.find(name, wanted) ? bindings_of(scope, wanted) : Slice<Binding>{};
}

Slice<Binding> FileIndex::bindings_of(Id<Scope> scope, Text wanted) const {
  const Slice<Binding> all_of_scope = scopes[scope].bindings;
  const std::span<const Binding> found = bindings[all_of_scope];
  const auto range = std::ranges::equal_range(found, wanted, {}, &Binding::name);
  if (range.empty()) return {};
  return {all_of_scope.first + static_cast<std::uint32_t>(range.begin() - found.begin()),
          static_cast<std::uint32_t>(range.size())};
}

}  // namespace ormlint
