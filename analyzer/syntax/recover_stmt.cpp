// Statements.
#include <algorithm>
#include <utility>

#include "syntax/strict.h"
#include "syntax/tree_sitter.h"

namespace ormlint {

Slice<Stmt> Lowering::statements(TSNode block) {
  std::vector<Stmt> made;
  for (const Child& child : named_children(block)) statement(child.node, made);
  return tree_.stmts.add_all(made);
}

Slice<Stmt> Lowering::block_of(TSNode node, std::string_view name) {
  const TSNode block = field(node, name);
  return ts_node_is_null(block) ? Slice<Stmt>{} : statements(block);
}

// except and finally clauses do not name their blocks.
Slice<Stmt> Lowering::last_block(TSNode node) {
  const std::vector<Child> inner = named_children(node);
  for (auto child = inner.rbegin(); child != inner.rend(); ++child) {
    if (kind(child->node) == "block") return statements(child->node);
  }
  return {};
}

void Lowering::statement(TSNode node, std::vector<Stmt>& out) {
  constexpr int max_blocks = 120;  // CPython refuses 100 levels of indentation
  if (depth_ >= max_blocks) return out.push_back(make(StmtKind::error, node));
  const std::string_view what = kind(node);
  if (ts_node_is_error(node) || what == "ERROR") return broken(node, out);
  depth_ += 1;
  if (what == "decorated_definition") {
    out.push_back(decorated(node));
  } else if (what == "function_definition" || what == "class_definition") {
    out.push_back(definition(node));
  } else if (what == "if_statement") {
    out.push_back(conditional(node));
  } else if (what == "for_statement" || what == "while_statement") {
    out.push_back(loop(node, what));
  } else if (what == "with_statement") {
    out.push_back(with(node));
  } else if (what == "try_statement") {
    out.push_back(try_statement(node));
  } else if (what == "match_statement") {
    out.push_back(match(node));
  } else {
    out.push_back(simple(node, what));
  }
  depth_ -= 1;
  end_with_last_block(out.back());
}

// The grammar lets comments behind a block belong to it; in ast a statement ends with its last token.
void Lowering::end_with_last_block(Stmt& stmt) const {
  for (const Slice<Stmt> block : {stmt.final_body, stmt.orelse, stmt.handlers, stmt.body}) {
    if (block.empty()) continue;
    stmt.span.end = tree_[block[block.size() - 1]].span.end;
    const std::size_t next = text_.find_first_not_of(" \t\f", stmt.span.end);
    if (next != text_.npos && text_[next] == ';') stmt.span.end = static_cast<std::uint32_t>(next) + 1;
    return;
  }
}

// What the parser could not fit together still holds whole statements; a class above the fault keeps its members.
void Lowering::broken(TSNode node, std::vector<Stmt>& out) {
  std::vector<Stmt> inside;
  for (const Child& child : named_children(node)) {
    const std::string_view what = kind(child.node);
    const bool whole = what.ends_with("_statement") || what.ends_with("_definition");
    if (whole && !ts_node_is_error(child.node)) statement(child.node, inside);
  }
  Stmt made = make(StmtKind::error, node);
  made.body = tree_.stmts.add_all(inside);
  out.push_back(made);
}

Stmt Lowering::decorated(TSNode node) {
  std::vector<Expr> decorators;
  for (const Child& child : named_children(node)) {
    if (kind(child.node) != "decorator") continue;
    const std::vector<Child> inner = named_children(child.node);
    if (!inner.empty()) decorators.push_back(expression(inner.front().node));
  }
  const TSNode inner = field(node, "definition");
  if (ts_node_is_null(inner)) return make(StmtKind::error, node);
  Stmt made = definition(inner);
  made.decorators = add(std::move(decorators));
  return made;
}

Stmt Lowering::definition(TSNode node) {
  const TSNode name = field(node, "name");
  if (ts_node_is_null(name)) return make(StmtKind::error, node);
  Stmt made;
  if (kind(node) == "class_definition") {
    std::vector<Expr> bases;
    if (const TSNode list = field(node, "superclasses"); !ts_node_is_null(list)) {
      for (const Child& child : named_children(list)) bases.push_back(argument(child.node));
    }
    made = make(StmtKind::class_def, node, std::move(bases));
  } else {
    const TSNode list = field(node, "parameters");
    const TSNode returns = field(node, "return_type");
    const Expr taken = ts_node_is_null(list) ? Expr{} : parameters(list);
    made = make(StmtKind::function_def, node, {taken, ts_node_is_null(returns) ? Expr{} : type(returns)});
    made.is_async = has_token(node, "async");
  }
  made.name = identifier(name);
  made.name_span = span(name);
  made.extra = add(type_parameters(field(node, "type_parameters")));
  made.body = block_of(node, "body");
  return made;
}

Stmt Lowering::simple(TSNode node, std::string_view what) {
  if (what == "expression_statement") return expression_statement(node);
  if (what == "import_statement") return import(node);
  if (what == "import_from_statement" || what == "future_import_statement") return import_from(node);
  if (what == "return_statement") {
    std::vector<Expr> value = listed(node);
    if (value.empty()) value.push_back({});
    return make(StmtKind::return_stmt, node, std::move(value));
  }
  if (what == "raise_statement") {
    const TSNode cause = field(node, "cause");
    std::vector<Child> inner = named_children(node);
    std::erase_if(inner, [](const Child& child) { return child.field == "cause"; });
    return make(StmtKind::raise_stmt, node, {inner.empty() ? Expr{} : expression(inner.front().node), optional(cause)});
  }
  if (what == "assert_statement") {
    std::vector<Expr> parts = listed(node);
    parts.resize(2);
    return make(StmtKind::assert_stmt, node, std::move(parts));
  }
  if (what == "delete_statement") {
    std::vector<Expr> targets = listed(node);
    const bool several = targets.size() == 1 && kind(named_children(node).front().node) == "expression_list";
    Stmt made = make(StmtKind::delete_stmt, node, several ? std::vector<Expr>{} : targets);
    if (several) made.exprs = targets.front().parts;
    return made;
  }
  if (what == "global_statement") return names(StmtKind::global_stmt, node);
  if (what == "nonlocal_statement") return names(StmtKind::nonlocal_stmt, node);
  if (what == "break_statement") return make(StmtKind::break_stmt, node);
  if (what == "continue_statement") return make(StmtKind::continue_stmt, node);
  if (what == "pass_statement") return make(StmtKind::pass_stmt, node);
  return misread(node, what);
}

// What the grammar takes for a type alias may be `type(mock).size = 3`, and what it takes for Python 2's print may be
// `print >> file`.
Stmt Lowering::misread(TSNode node, std::string_view what) {
  if (what != "type_alias_statement" && !is_python_2(what)) return make(StmtKind::error, node);
  const Slice<Stmt> made = strict_statements(text_, span(node), tree_);
  return made.size() == 1 ? tree_[made[0]] : make(StmtKind::error, node);
}

std::vector<Expr> Lowering::listed(TSNode node) {
  std::vector<Expr> made;
  for (const Child& child : named_children(node)) made.push_back(expression(child.node));
  return made;
}

Stmt Lowering::names(StmtKind stmt_kind, TSNode node) { return make(stmt_kind, node, listed(node)); }

Stmt Lowering::expression_statement(TSNode node) {
  const std::vector<Child> inner = children(node);
  if (inner.size() == 1) {
    const std::string_view what = kind(inner.front().node);
    if (what == "assignment" || what == "augmented_assignment") return assignment(inner.front().node);
  }
  return make(StmtKind::expr_stmt, node, {tuple_of(node, inner)});
}

Stmt Lowering::assignment(TSNode node) {
  if (kind(node) == "augmented_assignment") {
    std::string_view token = kind(field(node, "operator"));
    token.remove_suffix(token.empty() ? 0 : 1);
    Stmt made = make(StmtKind::aug_assign, node, {expression(field(node, "left")), expression(field(node, "right"))});
    made.op = binary_operator(token);
    return made;
  }
  if (const TSNode annotation = field(node, "type"); !ts_node_is_null(annotation)) {
    const Expr target = expression(field(node, "left"));
    const Expr written = type(annotation);
    return make(StmtKind::ann_assign, node, {target, written, optional(field(node, "right"))});
  }
  std::vector<Expr> parts{{}};
  TSNode at = node;
  while (!ts_node_is_null(at) && kind(at) == "assignment") {
    parts.push_back(expression(field(at, "left")));
    at = field(at, "right");
  }
  parts.front() = expression(at);
  return make(StmtKind::assign, node, std::move(parts));
}

Expr Lowering::alias(TSNode node) {
  if (kind(node) != "aliased_import") return make(ExprKind::alias, node, {Expr{}}, identifier(node));
  return make(ExprKind::alias, node, {expression(field(node, "alias"))}, identifier(field(node, "name")));
}

Stmt Lowering::import(TSNode node) {
  std::vector<Expr> made;
  for (const Child& child : named_children(node)) made.push_back(alias(child.node));
  return make(StmtKind::import_stmt, node, std::move(made));
}

Stmt Lowering::import_from(TSNode node) {
  std::vector<Expr> made;
  for (const Child& child : named_children(node)) {
    if (child.field == "name") made.push_back(alias(child.node));
    if (kind(child.node) == "wildcard_import") made.push_back(make(ExprKind::alias, child.node, {Expr{}}, intern("*")));
  }
  Stmt stmt = make(StmtKind::import_from, node, std::move(made));
  if (kind(node) == "future_import_statement") {
    stmt.name = intern("__future__");
    return stmt;
  }
  const TSNode module = field(node, "module_name");
  if (ts_node_is_null(module)) return stmt;
  const std::string_view written = source(module);
  const std::size_t dots = std::min(written.find_first_not_of(". \t\f\\\r\n"), written.size());
  stmt.level = static_cast<std::uint16_t>(std::ranges::count(written.substr(0, dots), '.'));
  stmt.name_span = span(module);
  stmt.name = identifier(written.substr(dots), stmt.name_span);
  return stmt;
}

}  // namespace ormlint
