// The patterns of match statements.
#include <optional>
#include <utility>

#include "syntax/tree_sitter.h"

namespace ormlint {

Expr Lowering::pattern(TSNode node) {
  const std::string_view what = kind(node);
  const std::vector<Child> inner = named_children(node);
  if (what == "case_pattern") {
    if (source(node) == "_") return make(ExprKind::match_as, node, {Expr{}});
    if (inner.empty()) return make(ExprKind::error, node);
    const std::string_view first = kind(inner.front().node);
    if (source(node).starts_with('-') && (first == "integer" || first == "float")) return number_pattern(node);
    return pattern(inner.front().node);
  }
  if (what == "dotted_name" || what == "identifier") {
    if (source(node).find('.') == std::string_view::npos) {
      return make(ExprKind::match_as, node, {Expr{}}, source(node) == "_" ? Text{} : identifier(node));
    }
    Expr value{};
    for (const Child& part : inner) {
      value = value.kind == ExprKind::absent ? expression(part.node)
                                             : Expr{ExprKind::attribute,
                                                    Op::none,
                                                    {value.span.begin, span(part.node).end},
                                                    identifier(part.node),
                                                    add({value})};
    }
    return make(ExprKind::match_value, node, {value});
  }
  if (what == "as_pattern") return as_pattern(node);
  if (what == "union_pattern") {
    return make(ExprKind::match_or, node, alternatives(node));
  }
  if (what == "list_pattern" || what == "tuple_pattern") {
    std::vector<Expr> parts;
    for (const Child& child : inner) parts.push_back(pattern(child.node));
    const bool group = what == "tuple_pattern" && parts.size() == 1 && !has_token(node, ",");
    return group ? parts.front() : make(ExprKind::match_sequence, node, std::move(parts));
  }
  if (what == "splat_pattern") {
    return make(ExprKind::match_star, node, {}, inner.empty() ? Text{} : identifier(inner.front().node));
  }
  if (what == "class_pattern") return class_pattern(node);
  if (what == "dict_pattern") return mapping_pattern(node);
  if (what == "keyword_pattern" && !inner.empty()) {  // a wildcard has no name in the grammar
    const TSNode last = children(node).back().node;
    const Expr value = inner.size() == 2 ? pattern(inner[1].node) : make(ExprKind::match_as, last, {Expr{}});
    return make(ExprKind::keyword, node, {value}, identifier(inner[0].node));
  }
  if (what == "none" || what == "true" || what == "false")
    return make(ExprKind::match_singleton, node, {expression(node)});
  return number_pattern(node);
}

// A wildcard has no name in the grammar, and a number's sign is a node beside it.
std::vector<Expr> Lowering::alternatives(TSNode node) {
  std::vector<Expr> parts;
  std::optional<std::uint32_t> minus;
  for (const Child& child : children(node)) {
    if (kind(child.node) == "_") parts.push_back(make(ExprKind::match_as, child.node, {Expr{}}));
    if (kind(child.node) == "-") minus = span(child.node).begin;
    if (!ts_node_is_named(child.node)) continue;
    Expr one = pattern(child.node);
    if (minus && one.kind == ExprKind::match_value) {
      one.span.begin = *minus;
      one.parts = add({Expr{ExprKind::unary, Op::negate, one.span, {}, one.parts}});
    }
    minus.reset();
    parts.push_back(one);
  }
  return parts;
}

// Numbers, with a sign or an imaginary part, and strings.
Expr Lowering::number_pattern(TSNode node) {
  const std::vector<Child> inner = named_children(node);
  if (kind(node) == "case_pattern" && !inner.empty()) {
    const Expr number = expression(inner.front().node);
    return make(ExprKind::match_value, node, {make(ExprKind::unary, node, {number}, {}, Op::negate)});
  }
  if (kind(node) == "complex_pattern") {
    Expr left{};
    Op op = Op::none;
    std::uint32_t sign = 0;
    for (const Child& child : children(node)) {
      if (!ts_node_is_named(child.node)) {
        op = binary_operator(kind(child.node));
        sign = span(child.node).begin;
        continue;
      }
      Expr part = expression(child.node);
      if (left.kind == ExprKind::absent) {
        left = op == Op::sub ? Expr{ExprKind::unary, Op::negate, {sign, part.span.end}, {}, add({part})} : part;
      } else {
        left = make(ExprKind::binary, node, {left, part}, {}, op);
      }
    }
    return make(ExprKind::match_value, node, {left});
  }
  return make(ExprKind::match_value, node, {expression(node)});
}

Expr Lowering::as_pattern(TSNode node) {
  const std::vector<Child> inner = named_children(node);
  if (inner.size() < 2) return make(ExprKind::error, node);
  return make(ExprKind::match_as, node, {pattern(inner.front().node)}, identifier(inner.back().node));
}

Expr Lowering::class_pattern(TSNode node) {
  std::vector<Expr> parts;
  for (const Child& child : named_children(node)) {
    if (!parts.empty()) {
      const TSNode argument = kind(child.node) == "case_pattern" ? ts_node_named_child(child.node, 0) : child.node;
      const bool keyword = !ts_node_is_null(argument) && kind(argument) == "keyword_pattern";
      parts.push_back(pattern(keyword ? argument : child.node));
      continue;
    }
    const Expr written = pattern(child.node);  // a dotted name becomes a value, a plain one a capture
    const bool dotted = written.kind == ExprKind::match_value;
    parts.push_back(dotted ? tree_.exprs[written.parts[0]]
                           : make(ExprKind::name, child.node, {}, identifier(child.node)));
  }
  return make(ExprKind::match_class, node, std::move(parts));
}

Expr Lowering::mapping_pattern(TSNode node) {
  std::vector<Expr> parts;
  std::optional<std::uint32_t> minus;  // a key's sign is a node beside it
  for (const Child& child : children(node)) {
    if (kind(child.node) == "-") minus = span(child.node).begin;
    if (!ts_node_is_named(child.node)) continue;
    if (child.field == "key") {
      Expr key = pattern(child.node);
      const bool wrapped = key.kind == ExprKind::match_value || key.kind == ExprKind::match_singleton;
      if (wrapped) key = tree_.exprs[key.parts[0]];
      if (minus) {
        const Span whole{*minus, key.span.end};
        key = Expr{ExprKind::unary, Op::negate, whole, {}, add({key})};
        minus.reset();
      }
      parts.push_back(key);
    } else {
      parts.push_back(pattern(child.node));
    }
  }
  return make(ExprKind::match_mapping, node, std::move(parts));
}

// `case 1, x:` has several patterns and is a sequence, as `case x,:` is.
Expr Lowering::case_patterns(TSNode owner, const std::vector<Child>& items) {
  std::vector<Expr> parts;
  bool comma = false;
  Span whole;
  for (const Child& item : items) {
    const bool is_pattern = kind(item.node) == "case_pattern";
    if (!is_pattern && kind(item.node) != ",") continue;
    whole = {parts.empty() ? span(item.node).begin : whole.begin, span(item.node).end};
    comma |= !is_pattern;
    if (is_pattern) parts.push_back(pattern(item.node));
  }
  if (parts.empty()) return make(ExprKind::error, owner);
  if (!comma) return parts.front();
  return Expr{ExprKind::match_sequence, Op::none, whole, {}, add(std::move(parts))};
}

}  // namespace ormlint
