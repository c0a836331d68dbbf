// What has a scope of its own in which nothing may be assigned, yielded or awaited: annotations under `from __future__
// import annotations`, and the definition of whatever is generic (PEP 695, PEP 696).
#include <string_view>

#include "index/context_facts.h"

namespace ormlint {

namespace {

// How CPython calls such a scope, as in "yield expression cannot be used within an annotation", and what it says of an
// assignment expression in a comprehension there; empty where that is allowed.
struct Place {
  std::string_view name, walrus_in_comprehension;
};

constexpr Place annotation_place{"an annotation", {}};
constexpr Place alias_place{"a type alias", "in a type alias"};
constexpr Place generic_place{"the definition of a generic", "within the definition of a generic"};

class PlaceChecker {
 public:
  PlaceChecker(const FileIndex& file, Place place, Faults& faults) : file_(file), place_(place), faults_(faults) {}

  void expression(Id<Expr> id, bool in_comprehension = false) {
    const Expr& expr = file_[id];
    if (expr.kind == ExprKind::string) return;
    if (expr.kind == ExprKind::lambda) return defaults(expr.parts[0], in_comprehension);
    if (expr.kind == ExprKind::named && in_comprehension) {
      if (!place_.walrus_in_comprehension.empty()) {
        faults_.add(Step::symbols, file_[expr.parts[0]].span,
                    "assignment expression within a comprehension cannot be used {}", place_.walrus_in_comprehension);
      }
    } else if (!in_comprehension) {
      refused(expr);
    }
    const bool comprehension = expr.kind == ExprKind::list_comp || expr.kind == ExprKind::set_comp ||
                               expr.kind == ExprKind::dict_comp || expr.kind == ExprKind::generator;
    if (comprehension) return clauses(expr, in_comprehension);
    for (const Id<Expr> part : expr.parts) expression(part, in_comprehension);
  }

 private:
  void refused(const Expr& expr) {
    const auto refuse = [&](std::string_view what) {
      faults_.add(Step::symbols, expr.span, "{} expression cannot be used within {}", what, place_.name);
    };
    if (expr.kind == ExprKind::named) refuse("named");
    if (expr.kind == ExprKind::yield || expr.kind == ExprKind::yield_from) refuse("yield");
    if (expr.kind == ExprKind::await) refuse("await");
  }

  void defaults(Id<Expr> list, bool in_comprehension) {
    for (const Id<Expr> parameter : file_[list].parts) {
      for (const Id<Expr> part : file_[parameter].parts) expression(part, in_comprehension);
    }
  }

  // The first iterable belongs to the place itself.
  void clauses(const Expr& comprehension, bool in_comprehension) {
    bool first = true;
    for (const Id<Expr> part : comprehension.parts) {
      if (file_[part].kind != ExprKind::comprehension) {
        expression(part, true);
        continue;
      }
      const Slice<Expr> parts = file_[part].parts;
      expression(parts[0], true);
      expression(parts[1], !first || in_comprehension);
      for (const Id<Expr> condition : parts.from(2)) expression(condition, true);
      first = false;
    }
  }

  const FileIndex& file_;
  Place place_;
  Faults& faults_;
};

std::string_view bound_name(const FileIndex& file, Id<Expr> bound) {
  return file[bound].kind == ExprKind::tuple ? "a TypeVar constraint" : "a TypeVar bound";
}

std::string_view default_name(Op sort) {
  if (sort == Op::type_var_tuple) return "a TypeVarTuple default";
  return sort == Op::param_spec ? "a ParamSpec default" : "a TypeVar default";
}

void type_parameters(const FileIndex& file, Slice<Expr> list, Faults& faults) {
  constexpr std::string_view in_comprehension = "in a TypeVar bound";
  for (const Id<Expr> id : list) {
    const Slice<Expr> parts = file[id].parts;
    if (parts.size() != 2) continue;
    PlaceChecker(file, {bound_name(file, parts[0]), in_comprehension}, faults).expression(parts[0]);
    PlaceChecker(file, {default_name(file[id].op), in_comprehension}, faults).expression(parts[1]);
  }
}

// Bases of a class, or annotations of a function; its defaults are evaluated outside.
void generic_definition(const FileIndex& file, const Stmt& stmt, bool in_annotations, Faults& faults) {
  const std::string_view name = in_annotations ? annotation_place.name : generic_place.name;
  PlaceChecker checker(file, {name, generic_place.walrus_in_comprehension}, faults);
  for (const Id<Expr> id : stmt.exprs) {
    if (file[id].kind != ExprKind::parameters) {
      checker.expression(id);
      continue;
    }
    for (const Id<Expr> parameter : file[id].parts) {
      if (file[parameter].parts.size() == 2) checker.expression(file[parameter].parts[0]);
    }
  }
}

}  // namespace

void check_annotations(const FileIndex& file, const ContextFacts& facts, Faults& faults) {
  if (facts.awaits.empty() && facts.yields.empty() && facts.walruses.empty()) return;
  if (facts.future_annotations) {
    for (const Id<Expr> id : facts.annotations) PlaceChecker(file, annotation_place, faults).expression(id);
  }
  for (const Id<Stmt> id : facts.generics) {
    type_parameters(file, file[id].extra, faults);
    const bool in_annotations = facts.future_annotations && file[id].kind == StmtKind::function_def;
    generic_definition(file, file[id], in_annotations, faults);
  }
  for (const Id<Stmt> id : facts.aliases) {
    type_parameters(file, file[id].exprs.from(2), faults);
    PlaceChecker(file, alias_place, faults).expression(file[id].exprs[1]);
  }
}

}  // namespace ormlint
