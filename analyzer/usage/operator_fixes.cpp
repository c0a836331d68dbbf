// The text that means in SQL what Python's operators mean in Python.
#include <optional>

#include "usage/operators.h"
#include "usage/query_places.h"

namespace ormlint {

namespace {

constexpr std::string_view blank = " \t\n\\";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blank);
  return begin == text.npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

// The source between two operands: what closes the first, the keyword, what opens the second.
struct Gap {
  std::string_view closes, opens;
};

std::optional<Gap> split(std::string_view gap, std::string_view keyword) {
  if (gap.find('#') != gap.npos) return std::nullopt;  // a comment, which has its place
  const std::size_t at = gap.find(keyword);
  if (at == gap.npos) return std::nullopt;
  return Gap{gap.substr(0, at), gap.substr(at + keyword.size())};
}

class Rewriter {
 public:
  explicit Rewriter(FileView& view) : view_(view), file_(view.file) {}

  std::string of(Id<Expr> id) {
    const Expr& expr = file_[id];
    if (expr.kind == ExprKind::boolean) return boolean(id, condition_of(view_, id) && expr.op == Op::logical_and);
    if (expr.kind == ExprKind::unary) return negation(expr);
    return expr.parts.size() == 2 ? comparison(expr) : std::string();
  }

 private:
  std::string operand(Id<Expr> id, bool enclosed);
  std::string boolean(Id<Expr> id, bool as_arguments);
  std::string negation(const Expr& expr);
  std::string comparison(const Expr& expr);
  bool loads_boolean(const Type& type) const;
  bool is_pythons(const Expr& expr) const;

  FileView& view_;
  const FileIndex& file_;
};

bool Rewriter::loads_boolean(const Type& type) const {
  if (type.kind == TypeKind::clause || !type.model) return type.attribute.empty();
  const Column* const column = view_.evaluator.column(type.model, type.attribute);
  return column && column->type.loads == Loads::boolean;
}

// `is` and `in`, which SQLAlchemy's columns cannot answer.
bool Rewriter::is_pythons(const Expr& expr) const {
  if (expr.kind != ExprKind::compare || expr.parts.size() != 2) return false;
  const Op op = file_[expr.parts[1]].op;
  return op == Op::is || op == Op::is_not || op == Op::in || op == Op::not_in;
}

// Empty where it is no condition for certain.
std::string Rewriter::operand(Id<Expr> id, bool enclosed) {
  const Expr& expr = file_[id];
  std::string text;
  bool loose = expr.kind == ExprKind::compare;  // binds less than & and |
  if (expr.kind == ExprKind::boolean) {
    text = boolean(id, false);
    loose = true;
  } else if (expr.kind == ExprKind::unary && expr.op == Op::logical_not) {
    text = negation(expr);
  } else if (is_pythons(expr)) {
    text = comparison(expr);
    loose = !text.ends_with(')');
  } else {
    const Type type = view_.type(id);
    if (type.is_sql() && loads_boolean(type)) text = view_.source(id);
  }
  return loose && !enclosed && !text.empty() ? "(" + text + ")" : text;
}

std::string Rewriter::boolean(Id<Expr> id, bool as_arguments) {
  const Expr& expr = file_[id];
  const bool all = expr.op == Op::logical_and;
  std::string made(view_.source({expr.span.begin, file_[expr.parts[0]].span.begin}));
  std::string_view before = made;
  for (std::uint32_t n = 0; n < expr.parts.size(); ++n) {
    const Span span = file_[expr.parts[n]].span;
    const bool last = n + 1 == expr.parts.size();
    const Span behind{span.end, last ? expr.span.end : file_[expr.parts[n + 1]].span.begin};
    const std::string_view between = view_.source(behind);
    const auto gap = last ? Gap{between, {}} : split(between, all ? "and" : "or");
    if (!gap) return {};
    const bool enclosed = trimmed(before).ends_with('(') && trimmed(gap->closes).starts_with(')');
    const std::string text = operand(expr.parts[n], enclosed || as_arguments);
    if (text.empty()) return {};
    made += text;
    if (last) return made += between;
    if (as_arguments) {  // a comma stands at the end of a line, where `and` stood at the beginning of the next
      const std::size_t close = gap->closes.find_last_not_of(blank) + 1;
      const bool next_line = gap->closes.find('\n') != gap->closes.npos;
      made += gap->closes.substr(0, close);
      made += ',';
      made += next_line ? gap->closes.substr(close) : std::string_view();
      made +=
          next_line ? gap->opens.substr(std::min(gap->opens.find_first_not_of(blank), gap->opens.size())) : gap->opens;
    } else {
      made += gap->closes;
      made += all ? "&" : "|";
      made += gap->opens;
    }
    before = gap->opens;
  }
  return {};
}

std::string Rewriter::negation(const Expr& expr) {
  const Span span = file_[expr.parts[0]].span;
  const bool enclosed = expr.span.end != span.end;
  const std::string text = operand(expr.parts[0], enclosed);
  if (text.empty()) return {};
  const std::string_view between = view_.source({expr.span.begin + 3, span.begin});
  return "~" + std::string(trimmed(between)) + text + std::string(view_.source({span.end, expr.span.end}));
}

// Of a column, or what stands for one: `isnot` and `notin_` are known to every version of SQLAlchemy.
std::string Rewriter::comparison(const Expr& expr) {
  const Expr& right = file_[expr.parts[1]];
  const Type type = view_.type(expr.parts[0]);
  const Id<Expr> other = right.parts[0];
  const bool plain = file_[expr.parts[0]].span.begin == expr.span.begin && file_[other].span.end == expr.span.end;
  if (!plain || !type.model || type.attribute.empty()) return {};
  const AttributeKind kind = view_.domain.models[type.model].attributes.find(type.attribute)->second.kind;
  const std::string left(view_.source(expr.parts[0])), argument(view_.source(other));
  const bool negated = right.op == Op::is_not || right.op == Op::not_in;
  if (kind == AttributeKind::relationship)
    return is_none(file_, other) ? left + (negated ? " != None" : " == None") : std::string();
  if (kind != AttributeKind::column) return {};
  if (right.op == Op::in || right.op == Op::not_in) return left + (negated ? ".notin_(" : ".in_(") + argument + ")";
  const bool fits = is_none(file_, other) || (bool_value(file_, other) && loads_boolean(type));
  return fits ? left + (negated ? ".isnot(" : ".is_(") + argument + ")" : std::string();
}

}  // namespace

std::string with_sql_operators(FileView& view, Id<Expr> expr) { return Rewriter(view).of(expr); }

}  // namespace ormlint
