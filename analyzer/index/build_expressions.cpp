// Expressions, which open scopes of their own, and what is read off when all statements were seen.
#include <algorithm>
#include <utility>

#include "index/builder.h"

namespace ormlint {

void Builder::expressions(Slice<Expr> exprs, Id<Scope> scope) {
  for (const Id<Expr> id : exprs) expression(id, scope);
}

void Builder::note_kind(Id<Expr> id, ExprKind kind) {
  switch (kind) {
    case ExprKind::call:
      return file_.calls.push_back(id);
    case ExprKind::yield:
    case ExprKind::yield_from:
      return file_.yields.push_back(id);
    case ExprKind::attribute:
    case ExprKind::subscript:
      return file_.reads.push_back(id);
    default:
      return;
  }
}

void Builder::expression(Id<Expr> id, Id<Scope> scope) {
  file_.scope_of_expr[id.value] = scope;
  file_.stmt_of_expr[id.value] = current_;
  const Expr expr = tree_[id];
  note_kind(id, expr.kind);
  switch (expr.kind) {
    case ExprKind::lambda: {
      const Id<Scope> inside = open(ScopeKind::lambda, scope, {}, id);
      if (expr.parts.size() != 2) return;
      parameters(expr.parts[0], scope, scope, inside, {});
      return expression(expr.parts[1], inside);
    }
    case ExprKind::list_comp:
    case ExprKind::set_comp:
    case ExprKind::dict_comp:
    case ExprKind::generator:
      return comprehension(id, scope);
    case ExprKind::named:
      expressions(expr.parts, scope);
      return walrus(expr, scope);
    case ExprKind::call:
      note_dynamic(expr, scope);
      break;
    default:
      break;
  }
  expressions(expr.parts, scope);
}

// The first iterable is evaluated outside, everything else inside.
void Builder::comprehension(Id<Expr> id, Id<Scope> scope) {
  const Id<Scope> inside = open(ScopeKind::comprehension, scope, {}, id);
  bool first = true;
  for (const Id<Expr> part : tree_[id].parts) {
    const Expr clause = tree_[part];
    if (clause.kind != ExprKind::comprehension) {
      expression(part, inside);
      continue;
    }
    file_.scope_of_expr[part.value] = inside;
    targets(clause.parts[0], BindingKind::iteration, Reach::always, inside, {}, clause.parts[1]);
    expression(clause.parts[0], inside);
    expression(clause.parts[1], std::exchange(first, false) ? scope : inside);
    expressions(clause.parts.from(2), inside);
  }
}

// PEP 572: inside a comprehension the name is bound in the scope around it.
void Builder::walrus(const Expr& expr, Id<Scope> scope) {
  while (file_[scope].kind == ScopeKind::comprehension) scope = file_[scope].parent;
  if (tree_[expr.parts[0]].kind != ExprKind::name) return;
  bind({tree_[expr.parts[0]].text,
        BindingKind::assignment,
        Reach::conditional,
        true,
        scope,
        {},
        expr.parts[0],
        expr.parts[1],
        {}});
}

void Builder::note_dynamic(const Expr& call, Id<Scope> scope) {
  const Expr& target = tree_[call.parts[0]];
  if (target.kind != ExprKind::name) return;
  const std::string_view name = tree_.text(target);
  if (name == "exec") file_.scopes[scope].dynamic = true;
  if (name == "globals" || name == "vars" || name == "locals") {
    file_.scopes[name == "globals" ? file_.module() : scope].dynamic = true;
  }
}

void Builder::group_bindings() {
  std::ranges::stable_sort(found_, [&](const Binding& a, const Binding& b) {
    return std::pair(a.scope.value, std::to_underlying(a.name)) < std::pair(b.scope.value, std::to_underlying(b.name));
  });
  for (std::size_t at = 0; at < found_.size();) {
    std::size_t end = at;
    while (end < found_.size() && found_[end].scope == found_[at].scope) ++end;
    file_.scopes[found_[at].scope].bindings = file_.bindings.add_all({found_.data() + at, end - at});
    at = end;
  }
}

// __all__ = […], tuples, sums of lists, += and .extend([…]) of literals. Anything else leaves it unknown.
void Builder::read_all() {
  const Slice<Binding> found = file_.bindings_of(file_.module(), "__all__");
  if (found.empty()) return;
  bool understood = true;
  for (const Id<Binding> id : found) {
    const Binding& binding = file_[id];
    const Id<Expr> value = binding.value ? binding.value
                           : binding.stmt && tree_[binding.stmt].kind == StmtKind::aug_assign
                               ? tree_[binding.stmt].exprs[1]
                               : Id<Expr>{};
    understood = understood && value && read_names(value);
  }
  for (const Id<Stmt> id : tree_.body) understood = understood && read_extension(tree_[id]);
  // A method of it that is called under a condition, or in a function.
  for (const Id<Expr> call : file_.calls) {
    const Expr& method = tree_[tree_[call].parts[0]];
    const bool own = method.kind == ExprKind::attribute && tree_.text(tree_[method.parts[0]]) == "__all__";
    const Id<Stmt> stmt = file_.stmt_of_expr[call.value];
    understood = understood && !(own && stmt && file_.parent_of_stmt[stmt.value]);
  }
  file_.has_all = understood;
}

bool Builder::read_names(Id<Expr> value) {
  const Expr& expr = tree_[value];
  if (expr.kind == ExprKind::binary && expr.op == Op::add) {
    return read_names(expr.parts[0]) && read_names(expr.parts[1]);
  }
  if (expr.kind != ExprKind::list && expr.kind != ExprKind::tuple) return false;
  return std::ranges::all_of(expr.parts, [&](Id<Expr> part) {
    if (tree_[part].kind != ExprKind::string) return false;
    file_.all.push_back(tree_[part].text);
    return true;
  });
}

// False for __all__.extend(…) and .append(…) that are not understood.
bool Builder::read_extension(const Stmt& stmt) {
  if (stmt.kind != StmtKind::expr_stmt || tree_[stmt.exprs[0]].kind != ExprKind::call) return true;
  const Expr& call = tree_[stmt.exprs[0]];
  const Expr& method = tree_[call.parts[0]];
  if (method.kind != ExprKind::attribute || tree_.text(tree_[method.parts[0]]) != "__all__") return true;
  if (call.parts.size() != 2) return false;
  if (tree_.text(method) == "extend") return read_names(call.parts[1]);
  if (tree_.text(method) != "append" || tree_[call.parts[1]].kind != ExprKind::string) return false;
  file_.all.push_back(tree_[call.parts[1]].text);
  return true;
}

}  // namespace ormlint
