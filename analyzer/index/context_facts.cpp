#include "index/context_facts.h"

#include <algorithm>

namespace ormlint {

namespace {

class Collector {
 public:
  explicit Collector(const FileIndex& file) : file_(file) {}

  ContextFacts run() {
    statements();
    for (const Id<Expr> id : file_.tree.exprs.ids()) {
      if (!expression(id)) return without_spelled();
    }
    return std::move(facts_);
  }

 private:
  void statements() {
    facts_.future_annotations = has_future_annotations();
    for (const Id<Stmt> id : file_.tree.stmts.ids()) statement(id);
  }

  bool has_future_annotations() const {
    return std::ranges::any_of(file_.tree.body, [&](Id<Stmt> id) {
      const Stmt& stmt = file_[id];
      if (stmt.kind != StmtKind::import_from || stmt.level || file_.tree.name(stmt) != "__future__") return false;
      return std::ranges::any_of(stmt.exprs, [&](Id<Expr> name) { return file_.text(file_[name]) == "annotations"; });
    });
  }

  // What a string in an annotation spells is in the tree for its names' sake; to CPython it is a string. Such a part
  // precedes its string, so all is read again when there is one, rather than kept apart for every file.
  ContextFacts without_spelled() {
    facts_ = {};
    statements();
    std::vector<bool> spelled(file_.tree.exprs.size());
    for (std::size_t n = spelled.size(); n-- > 0;) {
      const Expr& expr = file_[Id<Expr>{static_cast<std::uint32_t>(n)}];
      const bool spells = spelled[n] || expr.kind == ExprKind::string;
      for (const Id<Expr> part : expr.parts) spelled[part.value] = spells;
    }
    for (const Id<Expr> id : file_.tree.exprs.ids()) {
      if (!spelled[id.value]) expression(id);
    }
    return std::move(facts_);
  }

  void annotation(Id<Expr> id, bool evaluated) {
    if (file_[id].kind == ExprKind::absent) return;
    facts_.annotations.push_back(id);
    if (facts_.future_annotations || !evaluated) facts_.unevaluated.push_back(file_[id].span);
  }

  void function(Id<Stmt> id) {
    const Stmt& stmt = file_[id];
    if (!stmt.extra.empty()) facts_.generics.push_back(id);
    for (const Id<Expr> part : stmt.exprs) {
      if (file_[part].kind != ExprKind::parameters) annotation(part, true);
    }
  }

  void annotated(const Stmt& stmt, Id<Stmt> id) {
    const ScopeKind kind = file_[file_.scope_of_stmt[id.value]].kind;
    annotation(stmt.exprs[1], kind == ScopeKind::module || kind == ScopeKind::class_body);
  }

  void statement(Id<Stmt> id) {
    const Stmt& stmt = file_[id];
    switch (stmt.kind) {
      case StmtKind::function_def:
        return function(id);
      case StmtKind::class_def:
        if (!stmt.extra.empty()) facts_.generics.push_back(id);
        return;
      case StmtKind::type_alias:
        return facts_.aliases.push_back(id);
      case StmtKind::ann_assign:
        annotated(stmt, id);
        facts_.valued.push_back(id);
        return facts_.targeted.push_back(id);
      case StmtKind::global_stmt:
      case StmtKind::nonlocal_stmt:
        return facts_.directives.push_back(id);
      case StmtKind::return_stmt:
        facts_.valued.push_back(id);
        return facts_.returns.push_back(id);
      case StmtKind::break_stmt:
      case StmtKind::continue_stmt:
        return facts_.jumps.push_back(id);
      case StmtKind::for_stmt:
        facts_.valued.push_back(id);
        facts_.targeted.push_back(id);
        return facts_.blocks.push_back(id);
      case StmtKind::with_stmt:
        facts_.targeted.push_back(id);
        return facts_.blocks.push_back(id);
      case StmtKind::while_stmt:
      case StmtKind::try_stmt:
        return facts_.blocks.push_back(id);
      case StmtKind::match_stmt:
        return facts_.matches.push_back(id);
      case StmtKind::import_from:
        return facts_.froms.push_back(id);
      case StmtKind::assign:
      case StmtKind::aug_assign:
        facts_.targeted.push_back(id);
        [[fallthrough]];
      case StmtKind::expr_stmt:
        return facts_.valued.push_back(id);
      default:
        return;
    }
  }

  // False at a string that spells an expression.
  bool expression(Id<Expr> id) {
    const Expr& expr = file_[id];
    switch (expr.kind) {
      case ExprKind::string:
        return expr.parts.empty();
      case ExprKind::await:
        facts_.awaits.push_back(id);
        break;
      case ExprKind::yield:
      case ExprKind::yield_from:
        facts_.yields.push_back(id);
        break;
      case ExprKind::named:
        facts_.walruses.push_back(id);
        break;
      case ExprKind::lambda:
        facts_.lambdas.push_back(id);
        break;
      case ExprKind::list_comp:
      case ExprKind::set_comp:
      case ExprKind::dict_comp:
      case ExprKind::generator:
        facts_.comprehensions.push_back(id);
        break;
      case ExprKind::call:
        if (expr.parts.size() > 1) facts_.calls.push_back(id);
        break;
      case ExprKind::formatted_value:
        facts_.formatted.push_back(id);
        break;
      case ExprKind::parameter:
        if (expr.parts.size() == 2) annotation(expr.parts[0], true);
        break;
      default:
        break;
    }
    return true;
  }

  const FileIndex& file_;
  ContextFacts facts_;
};

}  // namespace

ContextFacts context_facts(const FileIndex& file) { return Collector(file).run(); }

bool is_evaluated(const ContextFacts& facts, Span at) {
  return std::ranges::none_of(facts.unevaluated, [&](Span annotation) { return annotation.contains(at); });
}

}  // namespace ormlint
