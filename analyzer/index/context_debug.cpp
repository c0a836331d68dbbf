// `__debug__` is a constant that is written like a name; nothing may be bound to it, not even an attribute.
#include <string_view>

#include "index/context_facts.h"

namespace ormlint {

namespace {

constexpr std::string_view debug = "__debug__";
constexpr std::string_view cannot_assign = "cannot assign to __debug__";

class DebugChecker {
 public:
  DebugChecker(const FileIndex& file, Text name, Faults& faults) : file_(file), name_(name), faults_(faults) {}

  void bindings() {
    for (const Binding& binding : file_.bindings) {
      if (binding.name != name_ || binding.kind == BindingKind::global) continue;
      if (binding.kind == BindingKind::removal) {
        faults_.add(Step::code, file_[binding.expr].span, "cannot delete __debug__");
      } else {
        refuse(place(binding));
      }
    }
  }

  void target(Id<Expr> id) {
    const Expr& expr = file_[id];
    if (expr.kind == ExprKind::attribute && expr.text == name_) refuse(expr.span);
    if (expr.kind != ExprKind::tuple && expr.kind != ExprKind::list && expr.kind != ExprKind::starred) return;
    for (const Id<Expr> part : expr.parts) target(part);
  }

  void arguments(Slice<Expr> parts) {
    for (const Id<Expr> id : parts) {
      if (file_[id].kind == ExprKind::keyword && file_[id].text == name_) refuse(file_[id].span);
    }
  }

  void pattern(Id<Expr> id) {
    const Expr& expr = file_[id];
    for (const Id<Expr> part : expr.parts) {
      const Expr& inner = file_[part];
      if (expr.kind == ExprKind::match_class && inner.kind == ExprKind::keyword && inner.text == name_) {
        refuse(file_[inner.parts[0]].span);
      }
      pattern(part);
    }
  }

 private:
  void refuse(Span at) { faults_.add(Step::code, at, "{}", cannot_assign); }

  Span place(const Binding& binding) const {
    const bool import = binding.kind == BindingKind::import_module || binding.kind == BindingKind::import_name;
    return binding.expr && !import ? file_[binding.expr].span : file_[binding.stmt].span;
  }

  const FileIndex& file_;
  Text name_;
  Faults& faults_;
};

}  // namespace

void check_debug(const FileIndex& file, const ContextFacts& facts, Faults& faults) {
  Text name{};
  if (!file.tree.strings.find(debug, name)) return;
  DebugChecker checker(file, name, faults);
  checker.bindings();
  for (const Id<Stmt> id : facts.targeted) {
    const Stmt& stmt = file[id];
    if (stmt.kind == StmtKind::with_stmt) {
      for (const Id<Expr> item : stmt.exprs) {
        if (file[item].parts.size() == 2) checker.target(file[item].parts[1]);
      }
    } else if (stmt.kind != StmtKind::aug_assign) {  // which CPython lets pass
      for (const Id<Expr> target :
           stmt.kind == StmtKind::assign ? stmt.exprs.from(1) : Slice<Expr>{stmt.exprs.first, 1}) {
        checker.target(target);
      }
    }
  }
  for (const Id<Expr> id : facts.comprehensions) {
    for (const Id<Expr> part : file[id].parts) {
      if (file[part].kind == ExprKind::comprehension) checker.target(file[part].parts[0]);
    }
  }
  for (const Id<Stmt> id : file.classes) checker.arguments(file[id].exprs);
  for (const Id<Expr> id : facts.calls) checker.arguments(file[id].parts);
  for (const Id<Stmt> id : facts.matches) {
    for (const Id<Stmt> clause : file[id].handlers) checker.pattern(file[clause].exprs[0]);
  }
}

}  // namespace ormlint
