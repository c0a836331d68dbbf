// global and nonlocal: what CPython's symbol table says of a name that is declared after it was used, or that no
// function around it binds.
#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "index/context_facts.h"

namespace ormlint {

namespace {

struct Directive {
  Id<Scope> scope;
  Text name{};
  Id<Stmt> stmt;
  bool nonlocal = false;
  bool first = false;  // of this name in its scope
};

// What is known of a name where a directive names it, in the order in which CPython asks.
struct Before {
  bool parameter = false, used = false, annotated = false, assigned = false;
};

bool is_import(BindingKind kind) {
  return kind == BindingKind::import_module || kind == BindingKind::import_name || kind == BindingKind::import_star;
}

class DirectiveChecker {
 public:
  DirectiveChecker(const FileIndex& file, const ContextFacts& facts, Faults& faults)
      : file_(file), facts_(facts), faults_(faults) {}

  void run() {
    for (const Id<Stmt> id : facts_.directives) collect(id);
    find_uses();
    for (const Directive& directive : found_) {
      prior(directive);
      annotated_later(directive);
      if (directive.first) meaning(directive);
    }
  }

 private:
  using Key = std::pair<std::uint32_t, std::uint32_t>;  // scope, name

  static Key key(Id<Scope> scope, Text name) { return {scope.value, std::to_underlying(name)}; }

  void collect(Id<Stmt> id) {
    const Stmt& stmt = file_[id];
    const Id<Scope> scope = file_.scope_of_stmt[id.value];
    for (const Id<Expr> name : stmt.exprs) {
      const Text text = file_[name].text;
      const bool first = first_use_.try_emplace(key(scope, text), Id<Expr>::nothing).second;
      found_.push_back({scope, text, id, stmt.kind == StmtKind::nonlocal_stmt, first});
    }
  }

  // The first place where each declared name is read in its scope. One pass over all names, since files with directives
  // are few.
  void find_uses() {
    for (const Id<Expr> id : file_.tree.exprs.ids()) {
      const Expr& expr = file_[id];
      const Id<Scope> scope = file_.scope_of_expr[id.value];
      if (expr.kind != ExprKind::name || !scope) continue;
      const auto at = first_use_.find(key(scope, expr.text));
      if (at == first_use_.end() || expr.span.begin >= at->second) continue;
      if (is_target(scope, id) || is_unread(expr.span)) continue;
      at->second = expr.span.begin;
    }
  }

  bool is_target(Id<Scope> scope, Id<Expr> name) const {
    return std::ranges::any_of(file_.bindings_of(scope, file_.text(file_[name])), [&](Id<Binding> id) {
      const Id<Expr> target = file_[id].expr;
      return target == name || (target && is_import(file_[id].kind) && file_[target].span.contains(file_[name].span));
    });
  }

  // Under `from __future__ import annotations` an annotation is read in a block of its own; what a string spells never
  // is.
  bool is_unread(Span at) const {
    return std::ranges::any_of(facts_.annotations, [&](Id<Expr> id) {
      if (!file_[id].span.contains(at)) return false;
      return facts_.future_annotations || in_string(id, at);
    });
  }

  bool in_string(Id<Expr> id, Span at) const {
    const Expr& expr = file_[id];
    if (!expr.span.contains(at)) return false;
    if (expr.kind == ExprKind::string) return true;
    return std::ranges::any_of(expr.parts, [&](Id<Expr> part) { return in_string(part, at); });
  }

  std::uint32_t place(const Binding& binding) const {
    return binding.expr ? file_[binding.expr].span.begin : file_[binding.stmt].span.begin;
  }

  Before before(const Directive& directive) const {
    Before known;
    const std::uint32_t here = file_[directive.stmt].span.begin;
    for (const Id<Binding> id : file_.bindings_of(directive.scope, file_.text(directive.name))) {
      const Binding& binding = file_[id];
      if (binding.kind == BindingKind::global || is_import(binding.kind) || place(binding) >= here) continue;
      const bool walrus_inside = binding.expr && file_.scope_of_expr[binding.expr.value] != directive.scope;
      if (binding.kind == BindingKind::parameter) {
        known.parameter = true;
      } else if (binding.annotation) {
        known.annotated = true;
      } else if (!walrus_inside || directive.scope != file_.module()) {
        known.assigned = true;
      }
    }
    known.used = first_use_.at(key(directive.scope, directive.name)) < here;
    return known;
  }

  void prior(const Directive& directive) {
    const Before known = before(directive);
    const std::string_view name = file_.text(directive.name);
    const std::string_view kind = directive.nonlocal ? "nonlocal" : "global";
    const Span at = file_[directive.stmt].span;
    if (known.parameter) return faults_.add(Step::symbols, at, "name '{}' is parameter and {}", name, kind);
    if (known.used) return faults_.add(Step::symbols, at, "name '{}' is used prior to {} declaration", name, kind);
    if (known.annotated) return faults_.add(Step::symbols, at, "annotated name '{}' can't be {}", name, kind);
    if (known.assigned) faults_.add(Step::symbols, at, "name '{}' is assigned to before {} declaration", name, kind);
  }

  void annotated_later(const Directive& directive) {
    if (directive.scope == file_.module()) return;
    for (const Id<Binding> id : file_.bindings_of(directive.scope, file_.text(directive.name))) {
      const Binding& binding = file_[id];
      if (!binding.annotation || binding.kind == BindingKind::parameter || !binding.stmt) continue;
      const Span at = file_[binding.stmt].span;
      if (at.begin < file_[directive.stmt].span.begin) continue;
      faults_.add(Step::symbols, at, "annotated name '{}' can't be {}", file_.text(directive.name),
                  directive.nonlocal ? "nonlocal" : "global");
    }
  }

  void meaning(const Directive& directive) {
    const Span at = file_[directive.stmt].span;
    const std::string_view name = file_.text(directive.name);
    bool global = false, nonlocal = false;
    for (const Directive& other : found_) {
      if (key(other.scope, other.name) != key(directive.scope, directive.name)) continue;
      (other.nonlocal ? nonlocal : global) = true;
    }
    if (!nonlocal) return;
    if (global) return faults_.add(Step::analysis, at, "name '{}' is nonlocal and global", name);
    if (directive.scope == file_.module()) {
      return faults_.add(Step::analysis, at, "nonlocal declaration not allowed at module level");
    }
    owner(directive, at, name);
  }

  // The nearest function around it that binds the name; those that declare it global hide what is further out.
  void owner(const Directive& directive, Span at, std::string_view name) {
    for (Id<Scope> scope = file_[directive.scope].parent; scope; scope = file_[scope].parent) {
      const ScopeKind kind = file_[scope].kind;
      if (kind == ScopeKind::module) break;
      if (kind == ScopeKind::class_body) {
        if (name == "__class__" || name == "__classdict__") return;
        continue;
      }
      const Slice<Binding> bindings = file_.bindings_of(scope, name);
      if (bindings.empty()) continue;
      if (kind == ScopeKind::annotation) {
        return faults_.add(Step::analysis, at, "nonlocal binding not allowed for type parameter '{}'", name);
      }
      const Binding& first = file_[bindings[0]];
      if (first.kind != BindingKind::global || file_[first.stmt].kind == StmtKind::nonlocal_stmt) return;
      break;
    }
    faults_.add(Step::analysis, at, "no binding for nonlocal '{}' found", name);
  }

  const FileIndex& file_;
  const ContextFacts& facts_;
  Faults& faults_;
  std::vector<Directive> found_;
  std::map<Key, std::uint32_t> first_use_;  // by scope and name: where it begins
};

}  // namespace

void check_directives(const FileIndex& file, const ContextFacts& facts, Faults& faults) {
  if (!facts.directives.empty()) DirectiveChecker(file, facts, faults).run();
}

}  // namespace ormlint
