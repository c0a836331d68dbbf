// Assignment expressions in comprehensions (PEP 572): where they may not stand, and whose names they may not take.
#include <algorithm>

#include "index/context_facts.h"

namespace ormlint {

namespace {

class WalrusChecker {
 public:
  WalrusChecker(const FileIndex& file, const ContextFacts& facts, Faults& faults)
      : file_(file), facts_(facts), faults_(faults) {}

  void run() {
    for (const Id<Expr> id : facts_.walruses) places_.push_back(file_[id].span);
    std::ranges::sort(places_);
    for (const Id<Expr> id : facts_.comprehensions) {
      for (const Id<Expr> part : file_[id].parts) {
        if (file_[part].kind == ExprKind::comprehension) iterable(file_[file_[part].parts[1]].span);
      }
    }
    for (const Id<Expr> id : facts_.walruses) target(id);
  }

 private:
  void iterable(Span span) {
    const auto inside = std::ranges::lower_bound(places_, span.begin, {}, &Span::begin);
    if (inside == places_.end() || inside->begin >= span.end) return;
    faults_.add(Step::symbols, *inside, "assignment expression cannot be used in a comprehension iterable expression");
  }

  void target(Id<Expr> id) {
    const Id<Expr> name = file_[id].parts[0];
    const Span at = file_[name].span;
    Id<Scope> scope = file_.scope_of_expr[id.value];
    const Id<Scope> innermost = scope;
    for (; scope && file_[scope].kind == ScopeKind::comprehension; scope = file_[scope].parent) {
      if (!iterates(scope, name, true)) continue;
      constexpr auto message = "assignment expression cannot rebind comprehension iteration variable '{}'";
      return faults_.add(Step::symbols, at, message, file_.text(file_[name]));
    }
    if (scope == innermost || !scope) return;
    if (file_[scope].kind == ScopeKind::class_body) {
      faults_.add(Step::symbols, at, "assignment expression within a comprehension cannot be used in a class body");
    } else if (const Id<Expr> later = iterates(innermost, name, false)) {
      faults_.add(Step::symbols, file_[later].span,
                  "comprehension inner loop cannot rebind assignment expression target '{}'", file_.text(file_[name]));
    }
  }

  // Where a comprehension iterates over this name, in a clause that is read before, or after, it. The element is read
  // after all clauses, and a clause's names before its conditions.
  Id<Expr> iterates(Id<Scope> scope, Id<Expr> name, bool before) const {
    const Span at = file_[name].span;
    const bool in_element = at.begin < first_clause(file_[scope].expr);
    for (const Id<Binding> id : file_.bindings_of(scope, file_.text(file_[name]))) {
      const Binding& binding = file_[id];
      if (binding.kind != BindingKind::iteration) continue;
      const bool earlier = in_element || file_[binding.expr].span.begin < at.begin;
      if (earlier == before) return binding.expr;
    }
    return {};
  }

  std::uint32_t first_clause(Id<Expr> comprehension) const {
    for (const Id<Expr> part : file_[comprehension].parts) {
      if (file_[part].kind == ExprKind::comprehension) return file_[file_[part].parts[0]].span.begin;
    }
    return 0;
  }

  const FileIndex& file_;
  const ContextFacts& facts_;
  Faults& faults_;
  std::vector<Span> places_;
};

}  // namespace

void check_comprehensions(const FileIndex& file, const ContextFacts& facts, Faults& faults) {
  if (facts.walruses.empty() || facts.comprehensions.empty()) return;
  WalrusChecker(file, facts, faults).run();
}

}  // namespace ormlint
