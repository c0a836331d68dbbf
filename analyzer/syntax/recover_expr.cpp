// Expressions.
#include <algorithm>
#include <array>
#include <utility>

#include "syntax/strict.h"
#include "syntax/tree_sitter.h"

namespace ormlint {

namespace {

// CPython refuses 200 nested brackets; operators nest deeper, but no expression written by a person comes near this.
constexpr int max_depth = 1000;

constexpr std::array<std::pair<std::string_view, Op>, 26> operators_by_token{{
    {"+", Op::add},          {"-", Op::sub},        {"*", Op::mult},           {"@", Op::mat_mult},
    {"/", Op::div},          {"%", Op::mod},        {"**", Op::pow},           {"<<", Op::left_shift},
    {">>", Op::right_shift}, {"|", Op::bit_or},     {"^", Op::bit_xor},        {"&", Op::bit_and},
    {"//", Op::floor_div},   {"==", Op::equal},     {"!=", Op::not_equal},     {"<", Op::less},
    {"<=", Op::less_equal},  {">", Op::greater},    {">=", Op::greater_equal}, {"is", Op::is},
    {"is not", Op::is_not},  {"in", Op::in},        {"not in", Op::not_in},    {"and", Op::logical_and},
    {"or", Op::logical_or},  {"<>", Op::not_equal},
}};

Op operator_of(std::string_view token) {
  const auto found = std::ranges::find(operators_by_token, token, [](const auto& row) { return row.first; });
  return found == operators_by_token.end() ? Op::none : found->second;
}

std::string without_underscores(std::string_view number) {
  std::string out;
  std::ranges::copy_if(number, std::back_inserter(out), [](char c) { return c != '_'; });
  return out;
}

}  // namespace

Op binary_operator(std::string_view token) { return operator_of(token); }

Expr Lowering::expression(TSNode node) {
  if (ts_node_is_null(node) || depth_ >= max_depth) return Expr{ExprKind::error, Op::none, {}, {}, {}};
  ++depth_;
  const Expr expr = expression_in_depth(node);
  --depth_;
  return expr;
}

Expr Lowering::expression_in_depth(TSNode node) {
  const std::string_view what = kind(node);
  if (what == "identifier") return make(ExprKind::name, node, {}, identifier(node));
  if (what == "attribute") {
    const Text name = identifier(field(node, "attribute"));
    return star_outside(make(ExprKind::attribute, node, {expression(field(node, "object"))}, name));
  }
  if (what == "call") return call(node);
  if (what == "string") return string(node);
  if (what == "concatenated_string") return concatenation(node);
  if (what == "subscript") return subscript(node);
  if (what == "parenthesized_expression" || what == "parenthesized_list_splat") {
    const std::vector<Child> inner = named_children(node);
    return inner.empty() ? make(ExprKind::error, node) : expression(inner.front().node);
  }
  if (what == "list" || what == "list_pattern") return sequence(node, ExprKind::list);
  if (what == "set") return sequence(node, ExprKind::set);
  if (what == "tuple_pattern" && !has_token(node, ",")) {
    const std::vector<Child> inner = named_children(node);
    if (inner.size() == 1) return expression(inner.front().node);
  }
  if (what == "tuple" || what == "tuple_pattern" || what == "expression_list" || what == "pattern_list") {
    return sequence(node, ExprKind::tuple);
  }
  if (what == "dictionary") return dictionary(node);
  if (what == "list_comprehension") return comprehension(node, ExprKind::list_comp);
  if (what == "set_comprehension") return comprehension(node, ExprKind::set_comp);
  if (what == "dictionary_comprehension") return comprehension(node, ExprKind::dict_comp);
  if (what == "generator_expression") return comprehension(node, ExprKind::generator);
  if (what == "type") return type(node);
  return operators(node, what);
}

// The grammar binds `^` more tightly than `&`; Python has it the other way round.
bool Lowering::misread_precedence(TSNode node) const {
  const auto is = [&](TSNode operation, std::string_view token) {
    return kind(operation) == "binary_operator" && kind(field(operation, "operator")) == token;
  };
  return is(node, "&") && (is(field(node, "left"), "^") || is(field(node, "right"), "^"));
}

// As the strict parser reads it, for what the grammar cannot.
Expr Lowering::strictly(TSNode node) {
  const bool whole_text = origin_ == Span{} && exact_;
  const Expr made = whole_text ? strict_expression(text_, span(node), tree_) : Expr{};
  return made.kind == ExprKind::absent ? make(ExprKind::error, node) : made;
}

Expr Lowering::operators(TSNode node, std::string_view what) {
  if (what == "binary_operator") {
    if (misread_precedence(node)) return strictly(node);
    return make(ExprKind::binary, node, {expression(field(node, "left")), expression(field(node, "right"))}, {},
                operator_of(kind(field(node, "operator"))));
  }
  if (what == "comparison_operator") return comparison(node);
  if (what == "boolean_operator") return boolean(node);
  if (what == "not_operator") {
    return make(ExprKind::unary, node, {expression(field(node, "argument"))}, {}, Op::logical_not);
  }
  if (what == "unary_operator") {
    const std::string_view sign = kind(field(node, "operator"));
    const Op op = sign == "-" ? Op::negate : sign == "+" ? Op::plus : Op::invert;
    return make(ExprKind::unary, node, {expression(field(node, "argument"))}, {}, op);
  }
  if (what == "conditional_expression") {
    const std::vector<Child> parts = named_children(node);
    if (parts.size() != 3) return make(ExprKind::error, node);
    return make(ExprKind::conditional, node,
                {expression(parts[1].node), expression(parts[0].node), expression(parts[2].node)});
  }
  if (what == "named_expression") {
    return make(ExprKind::named, node, {expression(field(node, "name")), expression(field(node, "value"))});
  }
  if (what == "lambda") return lambda(node);
  if (what == "yield") return yield(node);
  return atom(node, what);
}

Expr Lowering::atom(TSNode node, std::string_view what) {
  if (what == "integer" || what == "float") {
    return make(ExprKind::number, node, {}, intern(without_underscores(source(node))));
  }
  if (what == "none" || what == "true" || what == "false" || what == "ellipsis") {
    return make(ExprKind::constant, node, {}, intern(source(node)));
  }
  if (what == "await" || what == "list_splat" || what == "list_splat_pattern" || what == "dictionary_splat") {
    const std::vector<Child> inner = named_children(node);
    if (inner.empty()) return make(ExprKind::error, node);
    const Expr value = expression(inner.front().node);
    const ExprKind made = what == "await"              ? ExprKind::await
                          : what == "dictionary_splat" ? ExprKind::keyword
                                                       : ExprKind::starred;
    return make(made, node, {value});
  }
  if (what == "as_pattern") {  // only `with (a as b)` leaves one here; its owner looks for the target itself
    const std::vector<Child> inner = named_children(node);
    return inner.empty() ? make(ExprKind::error, node) : expression(inner.front().node);
  }
  if (what == "keyword_argument" || what == "slice") return what == "slice" ? slice(node) : argument(node);
  return make(ExprKind::error, node);
}

Expr Lowering::sequence(TSNode node, ExprKind made) {
  std::vector<Expr> parts;
  for (const Child& child : named_children(node)) parts.push_back(expression(child.node));
  return make(made, node, std::move(parts));
}

// Items with commas between them are a tuple, even a single one with a comma behind it; a lone item is itself.
Expr Lowering::tuple_of(TSNode owner, const std::vector<Child>& items) {
  std::vector<Expr> parts;
  bool comma = false;
  Span whole;  // parentheses around an item belong to it, unlike to its expression
  for (const Child& item : items) {
    const bool named = ts_node_is_named(item.node);
    if (!named && kind(item.node) != ",") continue;
    whole = {parts.empty() ? span(item.node).begin : whole.begin, span(item.node).end};
    comma |= !named;
    if (named) parts.push_back(expression(item.node));
  }
  if (parts.empty()) return make(ExprKind::error, owner);
  if (!comma) return parts.front();
  return Expr{ExprKind::tuple, Op::none, whole, {}, add(std::move(parts))};
}

Expr Lowering::comparison(TSNode node) {
  std::vector<Expr> parts;
  Op op = Op::none;
  for (const Child& child : children(node)) {
    if (child.field == "operators" || !ts_node_is_named(child.node)) {
      op = operator_of(kind(child.node));
      continue;
    }
    const Expr operand = expression(child.node);
    if (parts.empty()) {
      parts.push_back(operand);
    } else {
      parts.push_back(make(ExprKind::comparator, child.node, {operand}, {}, op));
    }
  }
  return make(ExprKind::compare, node, std::move(parts));
}

// `a and b and c` nests to the left here and is one list in ast; the chain is unrolled in a loop, since people generate
// long ones.
Expr Lowering::boolean(TSNode node) {
  const std::string_view token = kind(field(node, "operator"));
  std::vector<TSNode> operands;
  TSNode at = node;
  while (kind(at) == "boolean_operator" && kind(field(at, "operator")) == token) {
    operands.push_back(field(at, "right"));
    at = field(at, "left");
  }
  std::vector<Expr> parts{expression(at)};
  for (auto operand = operands.rbegin(); operand != operands.rend(); ++operand) parts.push_back(expression(*operand));
  return make(ExprKind::boolean, node, std::move(parts), {}, operator_of(token));
}

Expr Lowering::call(TSNode node) {
  std::vector<Expr> parts{expression(field(node, "function"))};
  const TSNode arguments = field(node, "arguments");
  const bool outer = std::exchange(annotation_, false);  // Annotated[str, Field("…")]: a call is made, not read
  if (kind(arguments) == "generator_expression") {
    parts.push_back(expression(arguments));
  } else {
    for (const Child& child : named_children(arguments)) parts.push_back(argument(child.node));
  }
  annotation_ = outer;
  return star_outside(make(ExprKind::call, node, std::move(parts)));
}

// The grammar reads `[*f(x)]` as a call of `*f`.
Expr Lowering::star_outside(Expr made) {
  Expr& object = tree_.exprs[made.parts[0]];
  if (object.kind != ExprKind::starred) return made;
  const Expr star = object;
  object = tree_[star.parts[0]];
  made.span.begin = object.span.begin;
  return Expr{ExprKind::starred, Op::none, {star.span.begin, made.span.end}, {}, add({made})};
}

Expr Lowering::argument(TSNode node) {
  if (kind(node) != "keyword_argument") return expression(node);
  return make(ExprKind::keyword, node, {expression(field(node, "value"))}, identifier(field(node, "name")));
}

Expr Lowering::subscript(TSNode node) {
  const Expr object = expression(field(node, "value"));
  std::vector<Child> items = children(node);
  std::erase_if(items, [&](const Child& child) {
    return child.field == "value" || (!ts_node_is_named(child.node) && kind(child.node) != ",");
  });
  // The strings of Literal["a", "b"] are values and spell nothing.
  const bool literal = source(field(node, "value")).ends_with("Literal");
  const bool outer = std::exchange(annotation_, annotation_ && !literal);
  const Expr index = index_of(tuple_of(node, items));
  annotation_ = outer;
  return star_outside(make(ExprKind::subscript, node, {object, index}));
}

// `tuple[*Ts]` has a tuple for its index, though no comma makes it one.
Expr Lowering::index_of(const Expr& written) {
  if (written.kind != ExprKind::starred) return written;
  return Expr{ExprKind::tuple, Op::none, written.span, {}, add({written})};
}

Expr Lowering::slice(TSNode node) {
  std::array<Expr, 3> parts{};
  std::size_t at = 0;
  for (const Child& child : children(node)) {
    if (!ts_node_is_named(child.node)) {
      at = std::min<std::size_t>(at + 1, 2);
    } else {
      parts[at] = expression(child.node);
    }
  }
  return make(ExprKind::slice, node, {parts.begin(), parts.end()});
}

Expr Lowering::dictionary(TSNode node) {
  std::vector<Expr> parts;
  for (const Child& child : named_children(node)) {
    if (kind(child.node) == "pair") {
      parts.push_back(expression(field(child.node, "key")));
      parts.push_back(expression(field(child.node, "value")));
    } else if (kind(child.node) == "dictionary_splat") {
      const std::vector<Child> inner = named_children(child.node);
      parts.push_back(Expr{});
      parts.push_back(inner.empty() ? make(ExprKind::error, child.node) : expression(inner.front().node));
    }
  }
  return make(ExprKind::dict, node, std::move(parts));
}

Expr Lowering::lambda(TSNode node) {
  const TSNode list = field(node, "parameters");
  const Expr taken = ts_node_is_null(list)
                         ? Expr{ExprKind::parameters, Op::none, {span(node).begin, span(node).begin}, {}, {}}
                         : parameters(list);
  return make(ExprKind::lambda, node, {taken, expression(field(node, "body"))});
}

Expr Lowering::yield(TSNode node) {
  const std::vector<Child> inner = named_children(node);
  if (inner.empty()) return make(ExprKind::yield, node, {Expr{}});
  const ExprKind made = has_token(node, "from") ? ExprKind::yield_from : ExprKind::yield;
  return make(made, node, {expression(inner.front().node)});
}

}  // namespace ormlint
