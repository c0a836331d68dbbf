// Statements with blocks.
#include <algorithm>
#include <utility>

#include "syntax/tree_sitter.h"

namespace ormlint {

Stmt Lowering::loop(TSNode node, std::string_view what) {
  Stmt made = what == "for_statement"
                  ? make(StmtKind::for_stmt, node, {expression(field(node, "left")), expression(field(node, "right"))})
                  : make(StmtKind::while_stmt, node, {expression(field(node, "condition"))});
  made.is_async = has_token(node, "async");
  made.body = block_of(node, "body");
  if (const TSNode otherwise = field(node, "alternative"); !ts_node_is_null(otherwise)) {
    made.orelse = block_of(otherwise, "body");
  }
  return made;
}

// An elif is an if alone in the else of the one before, so the list is folded from its end.
Stmt Lowering::conditional(TSNode node) {
  std::vector<TSNode> alternatives;
  for (const Child& child : named_children(node)) {
    if (child.field == "alternative") alternatives.push_back(child.node);
  }
  Slice<Stmt> orelse;
  for (auto at = alternatives.rbegin(); at != alternatives.rend(); ++at) {
    if (kind(*at) == "else_clause") {
      orelse = block_of(*at, "body");
      continue;
    }
    Stmt branch = make(StmtKind::if_stmt, *at, {expression(field(*at, "condition"))});
    branch.body = block_of(*at, "consequence");
    branch.orelse = orelse;
    end_with_last_block(branch);
    orelse = tree_.stmts.add_all(std::vector<Stmt>{branch});
  }
  Stmt made = make(StmtKind::if_stmt, node, {expression(field(node, "condition"))});
  made.body = block_of(node, "consequence");
  made.orelse = orelse;
  return made;
}

// `with (open(a) as f, open(b) as g):` is read as one tuple or one pair of parentheses.
std::vector<Child> Lowering::items_between_parentheses(const std::vector<Child>& items) const {
  if (items.size() != 1) return {};
  const TSNode value = field(items.front().node, "value");
  const bool group = kind(value) == "tuple" || kind(value) == "parenthesized_expression";
  return group ? named_children(value) : std::vector<Child>{};
}

Stmt Lowering::with(TSNode node) {
  std::vector<Child> written;
  for (const Child& clause : named_children(node)) {
    if (kind(clause.node) == "with_clause") written = named_children(clause.node);
  }
  std::erase_if(written, [&](const Child& child) { return kind(child.node) != "with_item"; });
  std::vector<Expr> items;
  for (const Child& part : items_between_parentheses(written)) items.push_back(with_item(part.node));
  if (items.empty()) {
    for (const Child& item : written) items.push_back(with_item(field(item.node, "value")));
  }
  Stmt made = make(StmtKind::with_stmt, node, std::move(items));
  made.is_async = has_token(node, "async");
  made.body = block_of(node, "body");
  return made;
}

Expr Lowering::with_item(TSNode node) {
  const std::vector<Child> parts = named_children(node);
  if (kind(node) == "conditional_expression" && parts.size() == 3 && kind(parts[2].node) == "as_pattern") {
    // `with a if b else c as d:`, where the grammar names only c
    Expr value = expression(node);
    const Expr otherwise = with_item(parts[2].node);
    value.span.end = span(ts_node_named_child(parts[2].node, 0)).end;
    return make(ExprKind::with_item, node, {value, tree_[otherwise.parts[1]]});
  }
  if (kind(node) != "as_pattern") {
    const Expr value = expression(node);
    return Expr{ExprKind::with_item, Op::none, value.span, {}, add({value, Expr{}})};
  }
  if (parts.size() < 2) return make(ExprKind::error, node);
  TSNode target = parts.back().node;
  if (kind(target) == "as_pattern_target") target = ts_node_named_child(target, 0);
  return make(ExprKind::with_item, node, {expression(parts.front().node), optional(target)});
}

Stmt Lowering::try_statement(TSNode node) {
  Stmt made = make(StmtKind::try_stmt, node);
  made.body = block_of(node, "body");
  std::vector<Stmt> handlers;
  for (const Child& child : named_children(node)) {
    const std::string_view what = kind(child.node);
    if (what.starts_with("except")) handlers.push_back(except_clause(child.node));
    if (what == "else_clause") made.orelse = block_of(child.node, "body");
    if (what == "finally_clause") made.final_body = last_block(child.node);
  }
  made.grouped = !handlers.empty() && handlers.front().grouped;
  made.handlers = tree_.stmts.add_all(handlers);
  return made;
}

Stmt Lowering::except_clause(TSNode node) {
  std::vector<Child> caught = children(node);
  std::erase_if(caught, [&](const Child& child) {
    return kind(child.node) == "block" || child.field == "alias" ||
           (!ts_node_is_named(child.node) && kind(child.node) != ",");
  });
  TSNode alias = field(node, "alias");
  Expr what{};
  if (!caught.empty()) {
    const TSNode first = caught.front().node;
    if (kind(first) == "as_pattern") {
      const std::vector<Child> inner = named_children(first);
      what = inner.empty() ? Expr{} : expression(inner.front().node);
      if (inner.size() > 1) alias = inner.back().node;
    } else {
      what = tuple_of(node, caught);
    }
  }
  Stmt made = make(StmtKind::except_clause, node, {what});
  if (!ts_node_is_null(alias)) {
    made.name = identifier(alias);
    made.name_span = span(alias);
  }
  made.grouped = has_token(node, "*") || has_token(node, "except*");
  made.body = last_block(node);
  end_with_last_block(made);
  return made;
}

Stmt Lowering::match(TSNode node) {
  std::vector<Child> subjects = children(node);
  std::erase_if(subjects, [&](const Child& child) { return child.field != "subject" && kind(child.node) != ","; });
  Stmt made = make(StmtKind::match_stmt, node, {tuple_of(node, subjects)});
  std::vector<Stmt> cases;
  const TSNode body = field(node, "body");
  if (!ts_node_is_null(body)) {
    for (const Child& child : named_children(body)) {
      if (kind(child.node) != "case_clause") continue;
      const TSNode guard = field(child.node, "guard");
      const Expr test = ts_node_is_null(guard) ? Expr{} : expression(ts_node_named_child(guard, 0));
      Stmt branch = make(StmtKind::case_clause, child.node, {case_patterns(child.node, children(child.node)), test});
      branch.body = block_of(child.node, "consequence");
      end_with_last_block(branch);
      cases.push_back(branch);
    }
  }
  made.handlers = tree_.stmts.add_all(cases);
  return made;
}

}  // namespace ormlint
