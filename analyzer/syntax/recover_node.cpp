// Reading tree-sitter's nodes: children with their roles, text, places.
#include <algorithm>
#include <utility>

#include "syntax/identifiers.h"
#include "syntax/tree_sitter.h"

namespace ormlint {

std::vector<Child> Lowering::children(TSNode node) const {
  std::vector<Child> found;
  TSTreeCursor cursor = ts_tree_cursor_new(node);
  if (ts_tree_cursor_goto_first_child(&cursor)) {
    do {
      const TSNode child = ts_tree_cursor_current_node(&cursor);
      if (ts_node_is_extra(child) && !ts_node_is_error(child)) continue;  // comments, line continuations
      const char* const name = ts_tree_cursor_current_field_name(&cursor);
      found.push_back({child, name ? name : ""});
    } while (ts_tree_cursor_goto_next_sibling(&cursor));
  }
  ts_tree_cursor_delete(&cursor);
  return found;
}

std::vector<Child> Lowering::named_children(TSNode node) const {
  std::vector<Child> found = children(node);
  std::erase_if(found, [](const Child& child) { return !ts_node_is_named(child.node); });
  return found;
}

TSNode Lowering::field(TSNode node, std::string_view name) const {
  return ts_node_child_by_field_name(node, name.data(), static_cast<std::uint32_t>(name.size()));
}

bool Lowering::has_token(TSNode node, std::string_view token) const {
  return std::ranges::any_of(
      children(node), [&](const Child& child) { return !ts_node_is_named(child.node) && kind(child.node) == token; });
}

std::string_view Lowering::source(TSNode node) const {
  const std::uint32_t begin = ts_node_start_byte(node);
  return text_.substr(begin, ts_node_end_byte(node) - begin);
}

Text Lowering::identifier(std::string_view written, Span at) {
  std::string name(written);
  std::erase_if(name, [](char c) { return std::string_view(" \t\f\\\r\n").contains(c); });
  if (std::ranges::none_of(name, [](char c) { return (c & 0x80) != 0; })) return intern(name);
  const std::string normalized = normalized_identifier(name);
  if (normalized != name) tree_.respelled.push_back(at);
  return intern(normalized);
}

Span Lowering::span(TSNode node) const {
  if (!exact_) return origin_;
  return {ts_node_start_byte(node) + origin_.begin, ts_node_end_byte(node) + origin_.begin};
}

Expr Lowering::make(ExprKind expr_kind, TSNode node, std::vector<Expr> parts, Text text, Op op) {
  return Expr{expr_kind, op, span(node), text, parts.empty() ? Slice<Expr>{} : add(std::move(parts))};
}

Stmt Lowering::make(StmtKind stmt_kind, TSNode node, std::vector<Expr> exprs) {
  Stmt stmt;
  stmt.kind = stmt_kind;
  stmt.span = span(node);
  if (!exprs.empty()) stmt.exprs = add(std::move(exprs));
  return stmt;
}

}  // namespace ormlint
