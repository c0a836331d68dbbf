#include "usage/name_scopes.h"

#include <algorithm>
#include <array>

#include "usage/builtin_names.h"

namespace ormlint {

namespace {

bool hides_classes(ScopeKind kind) {
  return kind == ScopeKind::function || kind == ScopeKind::lambda || kind == ScopeKind::comprehension;
}

// `{{ name }}`: a set cannot hold a set, so the file is to be filled in before anybody runs it.
bool is_placeholder(const FileIndex& file, const Expr& expr) {
  return expr.kind == ExprKind::set && expr.parts.size() == 1 && file[expr.parts[0]].kind == ExprKind::set;
}

// The binding has not happened when the expression is evaluated, both in code that runs once from top to bottom.
bool happens_after(const FileIndex& file, const Binding& binding, Span read) {
  if (!binding.stmt) return binding.expr && file[binding.expr].span.begin > read.begin;
  const Stmt& stmt = file[binding.stmt];
  if (stmt.span.begin > read.begin) return true;
  const bool binds_at_its_end = stmt.kind == StmtKind::assign || stmt.kind == StmtKind::ann_assign ||
                                stmt.kind == StmtKind::aug_assign || stmt.kind == StmtKind::class_def;
  return binds_at_its_end && stmt.span.contains(read);
}

// `c.Application.option = …`, and nothing else of `c`: a configuration file of traitlets, which runs it with that name
// ("Python configuration files" of its documentation).
bool is_configuration(const FileIndex& file) {
  const Slice<Binding> bindings = file.bindings_of(file.module(), "c");
  if (!file.tree.strings.contains("c") || !bindings.empty()) return false;
  std::size_t named = 0, of_class = 0;
  bool assigns = false;
  for (const Id<Expr> id : file.tree.exprs.ids()) {
    const Expr& expr = file[id];
    named += expr.kind == ExprKind::name && file.text(expr) == "c";
    if (expr.kind != ExprKind::attribute || dotted_name(file, expr.parts[0]) != "c") continue;
    const char first = file.text(expr).front();
    of_class += first >= 'A' && first <= 'Z';
    const Stmt& stmt = file[file.stmt_of_expr[id.value]];
    assigns |= stmt.kind == StmtKind::assign && stmt.exprs.size() == 2 &&
               file[stmt.exprs[1]].kind == ExprKind::attribute && file[stmt.exprs[1]].parts[0] == id;
  }
  return assigns && named == of_class;
}

// conf.versioning.py is no module, since nothing can import it, and no script, since it does not ask for being one:
// what runs it is another file's text.
bool is_fragment(const FileIndex& file, std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name.find('.') < name.rfind('.') && !file.tree.strings.contains("__main__");
}

}  // namespace

NameScopes::NameScopes(const Project& project, const InjectedNames& injected, FileId id)
    : project_(project), injected_(injected), id_(id), file_(project.index(id)) {
  const ProjectFile& entry = project.files[static_cast<std::size_t>(id)];
  module_ = entry.module;
  const Module& module = project.modules[module_];
  known_ = !file_.error && !file_.lazy && !module.open && module.file == id && !entry.path.ends_with(".pyi") &&
           entry.path.find("{{") == entry.path.npos && !is_fragment(file_, entry.path) && !injected.builtins_open &&
           !injected.open.contains(module_);
  configures_ = is_configuration(file_);
  has_star_ = !file_.bindings_of(file_.module(), "*").empty();
  for (const Id<Stmt> stmt : file_.tree.stmts.ids()) {
    const StmtKind kind = file_[stmt].kind;
    if (kind != StmtKind::global_stmt && kind != StmtKind::nonlocal_stmt) continue;
    std::set<std::string_view>& names = kind == StmtKind::global_stmt ? global_ : nonlocal_;
    for (const Id<Expr> name : file_[stmt].exprs) names.insert(file_.text(file_[name]));
  }
  // A frame's namespace; code that somebody runs in a namespace of his own.
  for (const std::string_view maker : {"__code__", "f_globals", "f_locals"}) {
    if (spells(maker)) known_ = false;
  }
  const bool own_module = file_.tree.strings.contains("modules") && file_.tree.strings.contains("__name__");
  for (const Expr& expr : file_.tree.exprs) {
    if (is_placeholder(file_, expr)) known_ = false;
    if (own_module && expr.kind == ExprKind::subscript && file_.text(file_[expr.parts[1]]) == "__name__" &&
        dotted_name(file_, expr.parts[0]).ends_with("sys.modules")) {
      known_ = false;
    }
  }
  for (const Id<Expr> call : file_.calls) note(call);
}

bool NameScopes::spells(std::string_view word) const {
  Text text{};
  return file_.tree.strings.find(word, text) && std::ranges::any_of(file_.tree.exprs, [&](const Expr& expr) {
           return expr.text == text && (expr.kind == ExprKind::attribute || expr.kind == ExprKind::name);
         });
}

// Calls of functions that look at namespaces, or make names in them.
void NameScopes::note(Id<Expr> id) {
  const Expr& expr = file_[id];
  if (file_[expr.parts[0]].kind != ExprKind::name) return;
  const std::string_view called = file_.text(file_[expr.parts[0]]);
  if (called == "exec" || called == "globals" || called == "execfile") known_ = false;
  const bool own = expr.parts.size() == 1;
  if (own && (called == "locals" || called == "vars" || called == "dir")) {
    dynamic_.insert(file_.scope_of_expr[id.value]);
  }
  if (called == "hasattr" || called == "getattr") {
    if (const auto name = string_value(file_, positional(file_, id, 1))) guarded_.insert(*name);
  }
}

bool NameScopes::is_type_parameter(Id<Stmt> stmt, std::string_view name) const {
  for (Id<Stmt> at = stmt; at; at = file_.parent_of_stmt[at.value]) {
    const Stmt& around = file_[at];
    const Slice<Expr> parameters = around.kind == StmtKind::type_alias ? around.exprs.from(2) : around.extra;
    const auto is_it = [&](Id<Expr> parameter) { return file_.text(file_[parameter]) == name; };
    if (std::ranges::any_of(parameters, is_it)) return true;
  }
  return false;
}

bool NameScopes::bound_outside(std::string_view name) const {
  const Module& module = project_.modules[module_];
  const std::string_view path = project_.files[static_cast<std::size_t>(id_)].path;
  return is_builtin(name) || is_reserved(name) || is_host_name(name) || is_host_name_of(path, name) ||
         (configures_ && name == "c") || global_.contains(name) || guarded_.contains(name) ||
         injected_.has(module_, name) || (module.package && module.submodules.contains(name));
}

// Outside of every handler that binds it, in the very scope that does.
bool NameScopes::handler_ended(const NameRead& read, Id<Scope> scope, Slice<Binding> bindings) const {
  const Id<Scope> here = file_.scope_of_expr[read.expr.value];
  return scope == here && !has_star_ && std::ranges::all_of(bindings, [&](Id<Binding> id) {
           const Binding& binding = file_[id];
           return binding.kind == BindingKind::exception && binding.stmt &&
                  !file_[binding.stmt].span.contains(file_[read.expr].span);
         });
}

// For what surely runs at module level: the class bodies around it, and the module.
bool NameScopes::all_later(const NameRead& read) const {
  if (read.evaluated != Evaluated::surely || has_star_) return false;
  for (Id<Scope> at = file_.scope_of_expr[read.expr.value]; at; at = file_[at].parent) {
    for (const Id<Binding> id : file_.bindings_of(at, file_[read.expr].text)) {
      if (!happens_after(file_, file_[id], file_[read.expr].span)) return false;
      if (file_[id].kind == BindingKind::annotation || file_[id].kind == BindingKind::global) return false;
    }
  }
  return true;
}

// What a loop binds late in one round is bound in the next.
bool NameScopes::share_loop(Id<Stmt> read, const Binding& binding) const {
  for (Id<Stmt> at = read; at; at = file_.parent_of_stmt[at.value]) {
    const Stmt& around = file_[at];
    if (around.kind == StmtKind::function_def) return false;
    const bool loop = around.kind == StmtKind::for_stmt || around.kind == StmtKind::while_stmt;
    if (loop && around.span.contains(file_[binding.stmt].span)) return true;
  }
  return false;
}

// UnboundLocalError: whatever a function binds is its own from its first line on ("Resolution of names").
bool NameScopes::unbound_local(const NameRead& read) const {
  const Id<Scope> here = file_.scope_of_expr[read.expr.value];
  if (read.evaluated == Evaluated::maybe || file_[here].kind != ScopeKind::function) return false;
  bool any = false;
  for (const Id<Binding> id : file_.bindings_of(here, file_[read.expr].text)) {
    const Binding& binding = file_[id];
    if (binding.kind == BindingKind::annotation || binding.kind == BindingKind::removal) continue;
    if (!binding.stmt || binding.kind == BindingKind::parameter || binding.kind == BindingKind::global) return false;
    if (!happens_after(file_, binding, file_[read.expr].span)) return false;
    if (binding.stmt != read.stmt && share_loop(read.stmt, binding)) return false;
    any = true;
  }
  return any && !dynamic_.contains(here) && !nonlocal_.contains(file_.text(file_[read.expr]));
}

Bound NameScopes::look_up(const NameRead& read) const {
  if (unbound_local(read)) return Bound::later_local;
  const Bound bound = in_scopes(read);
  if (bound == Bound::perhaps) return bound;
  const std::string_view name = file_.text(file_[read.expr]);
  return bound_outside(name) || is_type_parameter(read.stmt, name) ? Bound::perhaps : bound;
}

Bound NameScopes::in_scopes(const NameRead& read) const {
  bool hidden = false;
  for (Id<Scope> at = file_.scope_of_expr[read.expr.value]; at; at = file_[at].parent) {
    const Scope& scope = file_[at];
    if (!dynamic_.empty() && dynamic_.contains(at)) return Bound::perhaps;
    if (scope.kind == ScopeKind::class_body && hidden) continue;
    hidden = hidden || hides_classes(scope.kind);
    const Slice<Binding> bindings = file_.bindings_of(at, file_[read.expr].text);
    if (bindings.empty()) continue;
    if (handler_ended(read, at, bindings)) return Bound::handler_ended;
    return all_later(read) ? Bound::later : Bound::perhaps;
  }
  const std::string_view name = file_.text(file_[read.expr]);
  return project_.modules[module_].exports.contains(name) ? Bound::perhaps : Bound::nowhere;
}

std::vector<std::string_view> NameScopes::visible_names(Id<Scope> from) const {
  std::vector<std::string_view> names;
  bool hidden = false;
  for (Id<Scope> at = from; at; at = file_[at].parent) {
    const bool skip = file_[at].kind == ScopeKind::class_body && hidden;
    hidden = hidden || hides_classes(file_[at].kind);
    if (skip) continue;
    for (const Binding& binding : file_.bindings[file_[at].bindings]) names.push_back(file_.text(binding.name));
  }
  return names;
}

Id<Stmt> NameScopes::class_with(Id<Scope> from, std::string_view name) const {
  for (Id<Scope> at = from; at; at = file_[at].parent) {
    if (file_[at].kind == ScopeKind::class_body && !file_.bindings_of(at, name).empty()) return file_[at].stmt;
  }
  return {};
}

}  // namespace ormlint
