#include "usage/name_reads.h"

#include <utility>

#include "usage/reachable.h"

namespace ormlint {

namespace {

class Walk {
 public:
  explicit Walk(const FileIndex& file) : file_(file) {
    for (const Id<Stmt> stmt : file.tree.body) {
      if (file[stmt].kind != StmtKind::import_from || file.tree.name(file[stmt]) != "__future__") continue;
      for (const Id<Expr> alias : file[stmt].exprs) postponed_ |= file.text(file[alias]) == "annotations";
    }
  }

  std::vector<NameRead> run() {
    block(file_.tree.body);
    return std::move(reads_);
  }

 private:
  // Restores a member when a construct has been left.
  template <class T, class Body>
  static void with(T& member, T value, Body&& body) {
    const T before = std::exchange(member, value);
    body();
    member = before;
  }

  void block(Slice<Stmt> stmts) {
    for (const Id<Stmt> stmt : stmts) {
      statement(stmt);
      if (never_continues(file_, stmt)) return;
    }
  }

  void unsure(Slice<Stmt> stmts) {
    with(sure_, false, [&] { block(stmts); });
  }

  void statement(Id<Stmt> id) {
    const Stmt& stmt = file_[id];
    current_ = id;
    for (const Id<Expr> decorator : stmt.decorators) load(decorator);
    switch (stmt.kind) {
      case StmtKind::function_def:
        return function(stmt);
      case StmtKind::class_def:
        for (const Id<Expr> parameter : stmt.extra) annotation(parameter, true);
        for (const Id<Expr> base : stmt.exprs) load(base);
        return with(in_function_, false, [&] { with(in_class_, true, [&] { block(stmt.body); }); });
      case StmtKind::assign:
        load(stmt.exprs[0]);
        for (const Id<Expr> target : stmt.exprs.from(1)) store(target);
        return;
      case StmtKind::ann_assign:
        store(stmt.exprs[0]);
        // A function's locals have theirs neither computed nor kept.
        if (!in_function_) with(of_attribute_, in_class_, [&] { annotation(stmt.exprs[1], false); });
        return load(stmt.exprs[2]);
      case StmtKind::aug_assign:
        load(stmt.exprs[0]);
        return load(stmt.exprs[1]);
      case StmtKind::delete_stmt:
        for (const Id<Expr> target : stmt.exprs) store(target);
        return;
      case StmtKind::type_alias:
        for (const Id<Expr> part : stmt.exprs.from(1)) annotation(part, true);
        return;
      case StmtKind::global_stmt:
      case StmtKind::nonlocal_stmt:
      case StmtKind::import_stmt:
      case StmtKind::import_from:
        return;
      default:
        return compound(stmt);
    }
  }

  void function(const Stmt& stmt) {
    for (const Id<Expr> parameter : stmt.extra) annotation(parameter, true);
    for (const Id<Expr> part : stmt.exprs) {
      if (file_[part].kind == ExprKind::parameters) {
        parameters(part);
      } else {
        annotation(part, false);
      }
    }
    with(in_class_, false, [&] { with(sure_, false, [&] { with(in_function_, true, [&] { block(stmt.body); }); }); });
  }

  void parameters(Id<Expr> list) {
    for (const Id<Expr> parameter : file_[list].parts) {
      const Slice<Expr> parts = file_[parameter].parts;
      if (parts.size() != 2) continue;
      annotation(parts[0], false);
      load(parts[1]);
    }
  }

  void compound(const Stmt& stmt) {
    if (stmt.kind == StmtKind::for_stmt) {
      load(stmt.exprs[1]);
      store(stmt.exprs[0]);
      unsure(stmt.body);
      return unsure(stmt.orelse);
    }
    for (const Id<Expr> expr : stmt.exprs) {
      if (stmt.kind == StmtKind::with_stmt) {
        with_item(expr);
      } else {
        load(expr);
      }
    }
    if (stmt.kind == StmtKind::if_stmt || stmt.kind == StmtKind::while_stmt) {
      const std::optional<bool> truth = static_truth(file_, stmt.exprs[0]);
      if (truth != false) unsure(stmt.body);
      if (truth != true || stmt.kind == StmtKind::while_stmt) unsure(stmt.orelse);
      return;
    }
    if (stmt.kind == StmtKind::with_stmt || stmt.kind == StmtKind::error) return unsure(stmt.body);
    unsure(stmt.body);
    unsure(stmt.handlers);
    unsure(stmt.orelse);
    unsure(stmt.final_body);
  }

  void with_item(Id<Expr> item) {
    const Slice<Expr> parts = file_[item].parts;
    if (!parts.empty()) load(parts[0]);
    if (parts.size() == 2) store(parts[1]);
  }

  // Kept as text under `from __future__ import annotations`; type parameters' bounds are computed when asked for.
  void annotation(Id<Expr> expr, bool never) {
    with(maybe_, maybe_ || never || postponed_, [&] { with(in_annotation_, true, [&] { load(expr); }); });
  }

  void store(Id<Expr> target) {
    const Expr& expr = file_[target];
    if (expr.kind == ExprKind::name) return;
    if (expr.kind == ExprKind::tuple || expr.kind == ExprKind::list || expr.kind == ExprKind::starred) {
      for (const Id<Expr> part : expr.parts) store(part);
      return;
    }
    load(target);
  }

  void load(Id<Expr> id) {
    const Expr& expr = file_[id];
    switch (expr.kind) {
      case ExprKind::name:
        return read(id);
      case ExprKind::string:  // what it spells, in an annotation
        if (in_metadata_) return;
        return with(maybe_, true, [&] { with(spelled_, true, [&] { all(expr.parts); }); });
      case ExprKind::call:
        return with(in_metadata_, true, [&] { all(expr.parts); });
      case ExprKind::subscript:
        return subscript(expr);
      case ExprKind::named:
        store(expr.parts[0]);
        return load(expr.parts[1]);
      case ExprKind::lambda:
        parameters(expr.parts[0]);
        return with(sure_, false, [&] { load(expr.parts[1]); });
      case ExprKind::comprehension:
        store(expr.parts[0]);
        return all(expr.parts.from(1));
      case ExprKind::list_comp:
      case ExprKind::set_comp:
      case ExprKind::dict_comp:
      case ExprKind::generator:
        return with(sure_, false, [&] { all(expr.parts); });
      case ExprKind::boolean:
        return with(sure_, false, [&] { operands(expr); });
      case ExprKind::conditional:
        return conditional(expr);
      default:
        return all(expr.parts);
    }
  }

  void all(Slice<Expr> parts) {
    for (const Id<Expr> part : parts) load(part);
  }

  // The strings of `Annotated["Order", "the order"]` may be prose, and what they are with it names the first's module.
  void subscript(const Expr& expr) {
    const std::string_view name = file_.text(file_[expr.parts[0]]);
    load(expr.parts[0]);
    with(in_metadata_, in_metadata_ || name == "Annotated" || name == "Literal", [&] { all(expr.parts.from(1)); });
  }

  // `six.PY2 and isinstance(x, unicode)`
  void operands(const Expr& expr) {
    for (const Id<Expr> part : expr.parts) {
      load(part);
      if (static_truth(file_, part) == (expr.op == Op::logical_or)) return;
    }
  }

  void conditional(const Expr& expr) {
    const std::optional<bool> truth = static_truth(file_, expr.parts[0]);
    load(expr.parts[0]);
    with(sure_, false, [&] {
      if (truth != false) load(expr.parts[1]);
      if (truth != true) load(expr.parts[2]);
    });
  }

  void read(Id<Expr> id) {
    const Evaluated evaluated = maybe_                     ? Evaluated::maybe
                                : sure_ && !in_annotation_ ? Evaluated::surely
                                                           : Evaluated::now;
    reads_.push_back({id, current_, evaluated, spelled_, of_attribute_});
  }

  const FileIndex& file_;
  bool postponed_ = false;
  bool sure_ = true, maybe_ = false, in_annotation_ = false, in_function_ = false, in_class_ = false,
       of_attribute_ = false, spelled_ = false, in_metadata_ = false;
  Id<Stmt> current_;
  std::vector<NameRead> reads_;
};

}  // namespace

std::vector<NameRead> name_reads(const FileIndex& file) { return Walk(file).run(); }

}  // namespace ormlint
