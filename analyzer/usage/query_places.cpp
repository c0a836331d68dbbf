#include "usage/query_places.h"

#include <algorithm>
#include <array>

#include "domain/orm_names.h"

namespace ormlint {

namespace {

// Methods of queries, statements and expressions that take SQL expressions.
constexpr std::array<std::string_view, 17> methods{
    "filter",      "where",       "having",      "join", "outerjoin", "order_by", "group_by", "with_entities", "query",
    "add_columns", "select_from", "on_conflict", "when", "filter_by", "any",      "has",      "options"};
// Functions that do.
constexpr std::array<std::string_view, 13> functions{"and_",
                                                     "or_",
                                                     "not_",
                                                     "select",
                                                     "case",
                                                     "exists",
                                                     "cast",
                                                     "delete",
                                                     "update",
                                                     "join",
                                                     "outerjoin",
                                                     "column_property",
                                                     "with_loader_criteria"};
// Keywords under which functions and methods take a condition.
constexpr std::array<std::string_view, 8> keywords{"primaryjoin",      "secondaryjoin", "whereclause", "onclause",
                                                   "postgresql_where", "sqlite_where",  "index_where", "where"};

bool is_one(const auto& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

bool takes_sql(FileView& view, Id<Expr> call) {
  const FileIndex& file = view.file;
  const Id<Expr> called = file[call].parts[0];
  const Expr& callee = file[called];
  if (callee.kind != ExprKind::name && callee.kind != ExprKind::attribute) return false;
  const std::string_view name = file.text(callee);
  if (is_one(functions, name) && orm_name(view.project, view.id, called)) return true;
  if (callee.kind == ExprKind::name) return false;
  if (is_one(methods, name)) {
    const Type object = view.type(callee.parts[0]);
    if (name == "any" || name == "has") return object.is_sql();
    return object.kind != TypeKind::plain && object.kind != TypeKind::sequence;
  }
  const Expr& object = file[callee.parts[0]];
  const bool named = object.kind == ExprKind::name || object.kind == ExprKind::attribute;
  return named && file.text(object) == "func" && orm_name(view.project, view.id, callee.parts[0]).name == "func";
}

// What is around gives on what the expression gives, as it is or among others.
bool passes_on(const FileIndex& file, Id<Expr> around, Id<Expr> expr) {
  const Expr& outer = file[around];
  switch (outer.kind) {
    case ExprKind::boolean:
    case ExprKind::keyword:
    case ExprKind::starred:
    case ExprKind::list:
    case ExprKind::tuple:
    case ExprKind::set:
    case ExprKind::named:
      return true;
    case ExprKind::unary:
      return outer.op == Op::logical_not || outer.op == Op::invert;
    case ExprKind::binary:
      return outer.op == Op::bit_and || outer.op == Op::bit_or || outer.op == Op::add;
    case ExprKind::conditional:
      return outer.parts[0] != expr;
    case ExprKind::list_comp:
    case ExprKind::generator:
      return outer.parts[0] == expr;
    case ExprKind::lambda:
      return outer.parts[1] == expr;
    default:
      return false;
  }
}

// An operand of & or |, the other one of which is SQL.
bool meets_sql(FileView& view, Id<Expr> around, Id<Expr> expr) {
  const Expr& outer = view.file[around];
  if (outer.kind != ExprKind::binary || (outer.op != Op::bit_and && outer.op != Op::bit_or)) return false;
  return view.type(outer.parts[0] == expr ? outer.parts[1] : outer.parts[0]).is_sql();
}

// The call whose argument the expression is at last; none where a statement, or another expression, has it.
Id<Expr> taker(FileView& view, Id<Expr> expr, Id<Expr>* last) {
  const FileIndex& file = view.file;
  bool named = false;
  for (Id<Expr> around = view.parent(expr); around; expr = around, around = view.parent(around)) {
    if (file[around].kind == ExprKind::call) {
      const bool given = expr != file[around].parts[0];
      *last = expr;
      return given && (named || takes_sql(view, around)) ? around : Id<Expr>{};
    }
    if (!passes_on(file, around, expr)) return {};
    if (file[around].kind == ExprKind::keyword) named = is_one(keywords, file.text(file[around]));
  }
  *last = expr;
  return {};
}

// The name that the statement keeps it under: `terms = [it]`, `terms += [it]`, `terms.append(it)`.
Id<Expr> kept_under(FileView& view, Id<Expr> whole) {
  const FileIndex& file = view.file;
  const Stmt& stmt = file[file.stmt_of_expr[whole.value]];
  const auto name = [&](Id<Expr> target) { return file[target].kind == ExprKind::name ? target : Id<Expr>{}; };
  if (stmt.kind == StmtKind::assign && stmt.exprs.size() == 2 && stmt.exprs[0] == whole) return name(stmt.exprs[1]);
  if (stmt.kind == StmtKind::aug_assign && stmt.exprs[1] == whole) return name(stmt.exprs[0]);
  const Id<Expr> call = view.parent(whole);
  if (!call || file[call].kind != ExprKind::call || whole == file[call].parts[0]) return {};
  const Expr& callee = file[file[call].parts[0]];
  const bool collects =
      callee.kind == ExprKind::attribute && (file.text(callee) == "append" || file.text(callee) == "extend");
  return collects ? name(callee.parts[0]) : Id<Expr>{};
}

}  // namespace

bool becomes_sql(FileView& view, Id<Expr> expr) {
  if (const Id<Expr> around = view.parent(expr); around && meets_sql(view, around, expr)) return true;
  Id<Expr> whole;
  if (taker(view, expr, &whole)) return true;
  const Id<Expr> name = whole ? kept_under(view, whole) : Id<Expr>{};
  if (!name) return false;
  const FileIndex& file = view.file;
  const Text wanted = file[name].text;
  const Id<Scope> scope = view.function_of(name);
  return std::ranges::any_of(file.tree.exprs.ids(), [&](Id<Expr> use) {
    Id<Expr> ignored;
    return file[use].kind == ExprKind::name && file[use].text == wanted && view.function_of(use) == scope &&
           taker(view, use, &ignored);
  });
}

bool may_become_sql(FileView& view, Id<Expr> expr) {
  Id<Expr> whole;
  if (taker(view, expr, &whole)) return true;
  if (whole && kept_under(view, whole)) return true;
  const Id<Expr> around = view.parent(expr);
  return around && view.file[around].kind == ExprKind::binary;
}

Id<Expr> condition_of(FileView& view, Id<Expr> expr) {
  const FileIndex& file = view.file;
  const Id<Expr> call = view.parent(expr);
  if (!call || file[call].kind != ExprKind::call || file[call].parts[0] == expr) return {};
  const Expr& callee = file[file[call].parts[0]];
  if (callee.kind != ExprKind::name && callee.kind != ExprKind::attribute) return {};
  const std::string_view name = file.text(callee);
  return name == "filter" || name == "where" || name == "having" || name == "and_" ? call : Id<Expr>{};
}

std::optional<Id<Model>> filtered_model(FileView& view, Id<Expr> call) {
  constexpr std::array<std::string_view, 9> same{"filter", "filter_by", "where",    "order_by",       "options",
                                                 "limit",  "offset",    "distinct", "with_for_update"};
  const FileIndex& file = view.file;
  Id<Expr> at = call;
  while (file[at].kind == ExprKind::call) {
    const Id<Expr> callee = file[at].parts[0];
    const ExprKind kind = file[callee].kind;
    if (kind != ExprKind::name && kind != ExprKind::attribute) return std::nullopt;
    const std::string_view name = file.text(file[callee]);
    if (name == "query" || name == "select") {
      const Id<Expr> entity = file[at].parts.size() == 2 ? positional(file, at, 0) : Id<Expr>{};
      const Type type = entity ? view.type(entity) : Type{};
      return type.kind == TypeKind::model_class ? std::optional(type.model) : std::nullopt;
    }
    if (kind != ExprKind::attribute || !is_one(same, name)) return std::nullopt;
    at = file[callee].parts[0];
  }
  if (file[at].kind != ExprKind::attribute || file.text(file[at]) != "query") return std::nullopt;
  const Type type = view.type(file[at].parts[0]);
  return type.kind == TypeKind::model_class ? std::optional(type.model) : std::nullopt;
}

}  // namespace ormlint
