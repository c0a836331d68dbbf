#include "syntax/tree.h"

#include <array>

namespace ormlint {

namespace {

constexpr std::array<std::string_view, 49> expr_names{"absent",
                                                      "name",
                                                      "attribute",
                                                      "subscript",
                                                      "call",
                                                      "keyword",
                                                      "starred",
                                                      "string",
                                                      "bytes",
                                                      "number",
                                                      "constant",
                                                      "joined_string",
                                                      "formatted_value",
                                                      "template_string",
                                                      "tuple",
                                                      "list",
                                                      "set",
                                                      "dict",
                                                      "unary",
                                                      "binary",
                                                      "boolean",
                                                      "compare",
                                                      "comparator",
                                                      "conditional",
                                                      "named",
                                                      "lambda",
                                                      "await",
                                                      "yield",
                                                      "yield_from",
                                                      "slice",
                                                      "list_comp",
                                                      "set_comp",
                                                      "dict_comp",
                                                      "generator",
                                                      "comprehension",
                                                      "parameters",
                                                      "parameter",
                                                      "alias",
                                                      "with_item",
                                                      "type_parameter",
                                                      "match_value",
                                                      "match_singleton",
                                                      "match_sequence",
                                                      "match_mapping",
                                                      "match_class",
                                                      "match_star",
                                                      "match_as",
                                                      "match_or",
                                                      "error"};
static_assert(!expr_names.back().empty() && expr_names.size() == static_cast<std::size_t>(ExprKind::error) + 1);

constexpr std::array<std::string_view, 27> stmt_names{
    "function_def", "class_def",     "return_stmt", "delete_stmt",   "assign",      "aug_assign",  "ann_assign",
    "for_stmt",     "while_stmt",    "if_stmt",     "with_stmt",     "match_stmt",  "case_clause", "raise_stmt",
    "try_stmt",     "except_clause", "assert_stmt", "import_stmt",   "import_from", "global_stmt", "nonlocal_stmt",
    "expr_stmt",    "pass_stmt",     "break_stmt",  "continue_stmt", "type_alias",  "error"};
static_assert(stmt_names.size() == static_cast<std::size_t>(StmtKind::error) + 1);

constexpr std::array<std::string_view, 42> op_names{"none",
                                                    "add",
                                                    "sub",
                                                    "mult",
                                                    "mat_mult",
                                                    "div",
                                                    "mod",
                                                    "pow",
                                                    "left_shift",
                                                    "right_shift",
                                                    "bit_or",
                                                    "bit_xor",
                                                    "bit_and",
                                                    "floor_div",
                                                    "invert",
                                                    "negate",
                                                    "plus",
                                                    "logical_not",
                                                    "logical_and",
                                                    "logical_or",
                                                    "equal",
                                                    "not_equal",
                                                    "less",
                                                    "less_equal",
                                                    "greater",
                                                    "greater_equal",
                                                    "is",
                                                    "is_not",
                                                    "in",
                                                    "not_in",
                                                    "to_str",
                                                    "to_repr",
                                                    "to_ascii",
                                                    "is_async",
                                                    "positional_only",
                                                    "positional_or_keyword",
                                                    "var_positional",
                                                    "keyword_only",
                                                    "var_keyword",
                                                    "type_var",
                                                    "type_var_tuple",
                                                    "param_spec"};
static_assert(op_names.size() == static_cast<std::size_t>(Op::param_spec) + 1);

}  // namespace

Span Tree::name_span(const Expr& expr) const {
  const bool stands_last = expr.kind == ExprKind::attribute;
  for (const Span other : respelled) {
    if (stands_last && other.end == expr.span.end) return other;
    if (!stands_last && expr.span.begin <= other.begin && other.end <= expr.span.end) return expr.span;
  }
  const auto size = static_cast<std::uint32_t>(text(expr).size());
  return stands_last ? Span{expr.span.end - size, expr.span.end} : Span{expr.span.begin, expr.span.begin + size};
}

std::string_view name_of(ExprKind kind) { return expr_names[static_cast<std::size_t>(kind)]; }

std::string_view name_of(StmtKind kind) { return stmt_names[static_cast<std::size_t>(kind)]; }

std::string_view name_of(Op op) { return op_names[static_cast<std::size_t>(op)]; }

}  // namespace ormlint
