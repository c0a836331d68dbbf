#include "schema/value_list.h"

#include <algorithm>
#include <vector>

#include "schema/expression.h"

namespace ormlint::schema {

namespace {

// The server adds casts, and those that people write in such a list decide nothing.
Node without_casts(Node wrapped) {
  while (wrapped.kind() == "TypeCast") wrapped = wrapped.inner()["arg"];
  return wrapped;
}

bool add_column(Node wrapped, ValueList& made) {
  const Node column = without_casts(wrapped);
  const std::vector<std::string> names = column.inner().names("fields");
  if (column.kind() != "ColumnRef" || names.empty() || names.back().empty()) return false;
  if (made.column.empty()) made.column = names.back();
  return made.column == names.back();
}

bool add_text(Node wrapped, ValueList& made) {
  const Node text = without_casts(wrapped);
  if (text.kind() != "A_Const" || !text.inner()["sval"]) return false;
  made.values.insert(text.inner()["sval"].text("sval"));
  return true;
}

bool read(Node wrapped, ValueList& made);

// `c IS NULL OR c IN (…)`, `c = 'a' OR c = 'b'`
bool read_or(Node node, ValueList& made) {
  if (node.text("boolop") != "OR_EXPR") return false;
  return std::ranges::all_of(node.list("args"), [&](Node arm) {
    const bool null = arm.kind() == "NullTest" && arm.inner().text("nulltesttype") == "IS_NULL";
    return null ? add_column(arm.inner()["arg"], made) : read(arm, made);
  });
}

bool read(Node wrapped, ValueList& made) {
  const Node node = wrapped.inner();
  if (wrapped.kind() == "BoolExpr") return read_or(node, made);
  const std::vector<std::string> operation = node.names("name");
  if (wrapped.kind() != "A_Expr" || operation != std::vector<std::string>{"="}) return false;
  if (!add_column(node["lexpr"], made)) return false;
  const std::string kind = node.text("kind");
  const Node right = without_casts(node["rexpr"]);
  if (kind == "AEXPR_OP") return add_text(right, made);
  if (kind != "AEXPR_IN" && kind != "AEXPR_OP_ANY") return false;
  return std::ranges::all_of(right.inner().list(kind == "AEXPR_IN" ? "items" : "elements"),
                             [&](Node value) { return add_text(value, made); });
}

}  // namespace

std::optional<ValueList> value_list(const std::string& sql) {
  const auto written = Expression::parse(sql);
  ValueList made;
  return written && read(written->root(), made) && !made.values.empty() ? std::optional(made) : std::nullopt;
}

}  // namespace ormlint::schema
