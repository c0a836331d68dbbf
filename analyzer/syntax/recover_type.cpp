// Annotations, which the grammar knows as types of their own, and parameters. What comes out are the same expressions
// as anywhere else: `list[int]` is a subscript, `int | None` a binary operator.
#include <algorithm>
#include <utility>

#include "syntax/tree_sitter.h"

namespace ormlint {

Expr Lowering::type(TSNode node) {
  const std::string_view what = kind(node);
  if (what == "type") {
    const std::vector<Child> inner = named_children(node);
    if (inner.empty()) return make(ExprKind::error, node);
    const bool outer = std::exchange(annotation_, true);
    const Expr made = type(inner.front().node);
    annotation_ = outer;
    return made;
  }
  if (what == "generic_type") return generic_type(node);
  const std::vector<Child> inner = named_children(node);
  if (what == "union_type") {  // nests to either side in the grammar, to the left in Python
    std::vector<Expr> members;
    union_members(node, members);
    Expr made = members.front();
    for (std::size_t n = 1; n < members.size(); ++n) {
      const Span both{made.span.begin, members[n].span.end};
      made = Expr{ExprKind::binary, Op::bit_or, both, {}, add({made, members[n]})};
    }
    return made;
  }
  if (what == "member_type" && inner.size() == 2) {
    return make(ExprKind::attribute, node, {type(inner[0].node)}, identifier(inner[1].node));
  }
  if (what == "splat_type" && inner.size() == 1) return make(ExprKind::starred, node, {expression(inner[0].node)});
  return expression(node);
}

void Lowering::union_members(TSNode node, std::vector<Expr>& members) {
  for (const Child& child : named_children(node)) {
    TSNode inner = child.node;
    while (kind(inner) == "type" && ts_node_named_child_count(inner) == 1) inner = ts_node_named_child(inner, 0);
    const bool again =
        kind(inner) == "union_type" || (kind(inner) == "binary_operator" && kind(field(inner, "operator")) == "|");
    if (again && ++depth_ < 500) {
      union_members(inner, members);
      --depth_;
    } else {
      members.push_back(type(inner));
    }
  }
  if (members.empty()) members.push_back(make(ExprKind::error, node));
}

Expr Lowering::generic_type(TSNode node) {
  const std::vector<Child> inner = named_children(node);
  if (inner.size() != 2) return make(ExprKind::error, node);
  const Expr object = expression(inner[0].node);
  // The strings of Literal["a", "b"] are values and spell nothing.
  const bool literal = source(inner[0].node).ends_with("Literal");
  const bool outer = std::exchange(annotation_, annotation_ && !literal);
  std::vector<Expr> parts;
  std::uint32_t comma = 0;
  for (const Child& child : children(inner[1].node)) {
    if (!ts_node_is_named(child.node)) {
      if (kind(child.node) == ",") comma = span(child.node).end;
      continue;
    }
    const TSNode written = kind(child.node) == "type" ? ts_node_named_child(child.node, 0) : child.node;
    parts.push_back(type(written));
  }
  annotation_ = outer;
  if (parts.empty()) return make(ExprKind::error, node);
  Expr index = index_of(parts.front());
  if (comma) {
    const Span whole{parts.front().span.begin, std::max(parts.back().span.end, comma)};
    index = Expr{ExprKind::tuple, Op::none, whole, {}, add(std::move(parts))};
  }
  return make(ExprKind::subscript, node, {object, index});
}

// PEP 695: `class Box[T: int, *Ts, **P]`.
Expr Lowering::type_parameter(TSNode node) {
  const std::string_view written = source(node);
  const TSNode inner = kind(node) == "type" ? ts_node_named_child(node, 0) : node;
  const Op sort = written.starts_with("**")  ? Op::param_spec
                  : written.starts_with('*') ? Op::type_var_tuple
                                             : Op::type_var;
  if (kind(inner) == "constrained_type") {
    const std::vector<Child> parts = named_children(inner);
    if (parts.size() != 2) return make(ExprKind::error, node);
    return make(ExprKind::type_parameter, node, {type(parts[1].node), Expr{}}, identifier(parts[0].node), sort);
  }
  const std::size_t name = written.find_first_not_of('*');
  return make(ExprKind::type_parameter, node, {Expr{}, Expr{}},
              identifier(written.substr(name == written.npos ? 0 : name), span(inner)), sort);
}

std::vector<Expr> Lowering::type_parameters(TSNode node) {
  std::vector<Expr> made;
  if (ts_node_is_null(node)) return made;
  for (const Child& child : named_children(node)) made.push_back(type_parameter(child.node));
  return made;
}

Expr Lowering::parameters(TSNode node) {
  std::vector<Expr> made;
  Op sort = Op::positional_or_keyword;
  for (const Child& child : named_children(node)) {
    const std::string_view what = kind(child.node);
    if (what == "positional_separator") {
      for (Expr& before : made) before.op = Op::positional_only;
      continue;
    }
    if (what == "keyword_separator") {
      sort = Op::keyword_only;
      continue;
    }
    made.push_back(parameter(child.node, sort));
    if (made.back().op == Op::var_positional) sort = Op::keyword_only;
  }
  return make(ExprKind::parameters, node, std::move(made));
}

Expr Lowering::parameter(TSNode node, Op sort) {
  const std::string_view what = kind(node);
  if (what == "list_splat_pattern" || what == "dictionary_splat_pattern") {
    const Op starred = what == "list_splat_pattern" ? Op::var_positional : Op::var_keyword;
    const TSNode name = ts_node_named_child(node, 0);
    return make(ExprKind::parameter, ts_node_is_null(name) ? node : name, {Expr{}, Expr{}},
                ts_node_is_null(name) ? Text{} : identifier(name), starred);
  }
  if (what == "typed_parameter") {
    Expr made = parameter(ts_node_named_child(node, 0), sort);
    made.parts = add({type(field(node, "type")), Expr{}});
    return Expr{made.kind, made.op, {made.span.begin, span(node).end}, made.text, made.parts};
  }
  if (what == "default_parameter" || what == "typed_default_parameter") {
    const TSNode annotation = field(node, "type");
    const TSNode name = field(node, "name");
    const Expr written = ts_node_is_null(annotation) ? Expr{} : type(annotation);
    Expr made = make(ExprKind::parameter, name, {written, expression(field(node, "value"))}, identifier(name), sort);
    if (written.kind != ExprKind::absent) made.span.end = span(annotation).end;
    return made;
  }
  return make(ExprKind::parameter, node, {Expr{}, Expr{}}, what == "identifier" ? identifier(node) : Text{}, sort);
}

}  // namespace ormlint
