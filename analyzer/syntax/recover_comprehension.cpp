// Comprehensions: the grammar lists their clauses flat, ast gives each `for` the conditions behind it.
#include <utility>

#include "syntax/tree_sitter.h"

namespace ormlint {

Expr Lowering::comprehension(TSNode node, ExprKind made) {
  std::vector<Expr> parts;
  const TSNode body = field(node, "body");
  if (made == ExprKind::dict_comp) {
    parts = {expression(field(body, "key")), expression(field(body, "value"))};
  } else {
    parts = {expression(body)};
  }
  struct Clause {
    TSNode node;
    std::vector<Expr> parts;
    Span span;
  };
  std::vector<Clause> clauses;
  for (const Child& child : named_children(node)) {
    if (kind(child.node) == "for_in_clause") {
      std::vector<Child> sources = children(child.node);
      std::erase_if(sources, [](const Child& part) { return part.field != "right"; });
      clauses.push_back(
          {child.node, {expression(field(child.node, "left")), tuple_of(child.node, sources)}, span(child.node)});
    } else if (kind(child.node) == "if_clause" && !clauses.empty()) {
      const std::vector<Child> inner = named_children(child.node);
      if (inner.empty()) continue;
      clauses.back().parts.push_back(expression(inner.front().node));
      clauses.back().span.end = span(child.node).end;
    }
  }
  for (Clause& clause : clauses) {
    const Op op = has_token(clause.node, "async") ? Op::is_async : Op::none;
    parts.push_back(Expr{ExprKind::comprehension, op, clause.span, {}, add(std::move(clause.parts))});
  }
  return make(made, node, std::move(parts));
}

}  // namespace ormlint
