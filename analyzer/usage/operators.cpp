// Facts: executed on SQLAlchemy 1.4.46 and 2.0.36. `A.x == 1 and A.y == 2` is `A.x == 1`, since bool() of that is
// False; `A.b is None` is False, whatever the rows say.
#include "usage/operators.h"

#include <algorithm>
#include <utility>

#include "domain/guards.h"
#include "usage/query_places.h"

namespace ormlint {

namespace {

// What Python makes of an expression while the statement is built.
struct Outcome {
  enum Kind : std::uint8_t {
    unknown,
    sql,       // what stands at the span
    constant,  // True or False, by its truth
    raises,    // since bool() of what stands at the span does
  };
  Kind kind = unknown;
  Span span;
  Truth truth = Truth::unknown;
};

class OperatorReader {
 public:
  explicit OperatorReader(FileView& view) : view_(view), file_(view.file) {}

  std::vector<PythonOperator> run() {
    for (const Id<Expr> id : file_.tree.exprs.ids()) {
      const ExprKind kind = file_[id].kind;
      const bool operators = kind == ExprKind::boolean || kind == ExprKind::unary || kind == ExprKind::compare;
      if (operators && !file_.damaged(file_[id].span)) read(id);
    }
    std::ranges::sort(found_, {}, &PythonOperator::at);
    return std::move(found_);
  }

 private:
  void read(Id<Expr> id);
  bool is_fault(Id<Expr> id);
  bool is_identity(const Expr& expr);
  bool is_membership(Id<Expr> id);
  bool contains(Id<Expr> id);
  bool is_spelled(Id<Expr> values);
  bool is_within_fault(Id<Expr> id);
  Outcome outcome(Id<Expr> id);
  Outcome of_boolean(const Expr& expr);
  Outcome of_comparison(Id<Expr> id);
  Outcome of_chain(const Expr& expr);
  void declare(Id<Expr> id, PythonOperator& row);

  FileView& view_;
  const FileIndex& file_;
  std::vector<PythonOperator> found_;
};

std::string_view spelling(Op op) {
  switch (op) {
    case Op::logical_and:
      return "and";
    case Op::logical_or:
      return "or";
    case Op::logical_not:
      return "not";
    case Op::is:
      return "is";
    case Op::is_not:
      return "is not";
    case Op::in:
      return "in";
    default:
      return "not in";
  }
}

Truth truth_of(const Type& type) { return type.kind == TypeKind::column ? Truth::truthy : type.truth; }

Outcome OperatorReader::outcome(Id<Expr> id) {
  const Expr& expr = file_[id];
  if (expr.kind == ExprKind::boolean) return of_boolean(expr);
  if (expr.kind == ExprKind::compare) return of_comparison(id);
  if (expr.kind == ExprKind::unary && expr.op == Op::logical_not) {
    const Outcome operand = outcome(expr.parts[0]);
    if (operand.kind == Outcome::unknown || operand.kind == Outcome::raises) return operand;
    if (operand.truth == Truth::raises) return {Outcome::raises, operand.span, Truth::raises};
    if (operand.truth == Truth::unknown) return {};
    return {Outcome::constant, expr.span, operand.truth == Truth::truthy ? Truth::falsy : Truth::truthy};
  }
  const Type type = view_.type(id);
  return type.is_sql() ? Outcome{Outcome::sql, expr.span, truth_of(type)} : Outcome{};
}

// From the first operand on that is SQL: whether those before it let Python come so far is not the question.
Outcome OperatorReader::of_boolean(const Expr& expr) {
  const Truth passed = expr.op == Op::logical_and ? Truth::truthy : Truth::falsy;
  bool begun = false;
  for (std::uint32_t n = 0; n < expr.parts.size(); ++n) {
    const Outcome operand = contains(expr.parts[n]) ? Outcome{} : outcome(expr.parts[n]);
    const bool last = n + 1 == expr.parts.size();
    if (!begun && operand.kind == Outcome::unknown) {
      if (last) return {};
      continue;
    }
    begun = true;
    if (last) return operand;
    if (operand.kind == Outcome::unknown || operand.kind == Outcome::raises) return operand;
    if (operand.truth == Truth::raises) return {Outcome::raises, operand.span, Truth::raises};
    if (operand.truth == Truth::unknown) return {};
    if (operand.truth != passed) return operand;
  }
  return {};
}

// `5 in A.x` raises by itself, and is a fault of its own.
bool OperatorReader::contains(Id<Expr> id) {
  const Expr& expr = file_[id];
  if (expr.kind != ExprKind::compare || expr.parts.size() != 2) return false;
  const Expr& right = file_[expr.parts[1]];
  return (right.op == Op::in || right.op == Op::not_in) && view_.type(right.parts[0]).is_sql();
}

Outcome OperatorReader::of_comparison(Id<Expr> id) {
  const Expr& expr = file_[id];
  if (expr.parts.size() > 2) return of_chain(expr);
  const Op op = file_[expr.parts[1]].op;
  if (is_identity(expr)) return {Outcome::constant, expr.span, op == Op::is_not ? Truth::truthy : Truth::falsy};
  if (is_membership(id)) {
    const Type right = view_.type(file_[expr.parts[1]].parts[0]);
    if (right.is_sql()) return {Outcome::raises, file_[file_[expr.parts[1]].parts[0]].span, Truth::raises};
    if (!is_spelled(file_[expr.parts[1]].parts[0])) return {};
    return {Outcome::constant, expr.span, op == Op::not_in ? Truth::truthy : Truth::falsy};
  }
  const Type type = view_.type(id);
  return type.is_sql() ? Outcome{Outcome::sql, expr.span, truth_of(type)} : Outcome{};
}

// a < b < c is `a < b and b < c`. Known where b is SQL, or where a is and b is a literal.
Outcome OperatorReader::of_chain(const Expr& expr) {
  const Expr& first = file_[expr.parts[1]];
  const ExprKind middle = file_[first.parts[0]].kind;
  const bool literal = middle == ExprKind::string || middle == ExprKind::number;
  const bool begins = literal && first.op != Op::not_equal && view_.type(expr.parts[0]).is_sql();
  if (!begins && !view_.type(first.parts[0]).is_sql()) return {};
  const Span span{file_[expr.parts[0]].span.begin, first.span.end};
  if (first.op == Op::equal) return {Outcome::sql, span, Truth::falsy};
  if (first.op == Op::not_equal) return {Outcome::sql, {first.span.begin, expr.span.end}, Truth::unknown};
  const bool orders =
      first.op == Op::less || first.op == Op::less_equal || first.op == Op::greater || first.op == Op::greater_equal;
  return orders ? Outcome{Outcome::raises, span, Truth::raises} : Outcome{};
}

// An attribute of a mapped class, `is` a constant or another one. A name may hold anything at other times.
bool OperatorReader::is_identity(const Expr& expr) {
  const Expr& right = file_[expr.parts[1]];
  if (right.op != Op::is && right.op != Op::is_not) return false;
  const Id<Expr> attribute = expr.parts[0], other = right.parts[0];
  if (file_[attribute].kind == ExprKind::name || !view_.type(attribute).is_sql()) return false;
  const ExprKind kind = file_[other].kind;
  const bool literal = kind == ExprKind::constant || kind == ExprKind::number || kind == ExprKind::string;
  if (literal) return true;
  if (kind == ExprKind::name) return false;
  const Type type = view_.type(other);
  return type.is_sql() || (type.kind == TypeKind::member && !type.member.empty() && !type.optional);  // Status.OPEN
}

// `A.x in values`. Among other conditions Python may be looking for that very attribute in values that we do not see.
bool OperatorReader::is_membership(Id<Expr> id) {
  const Expr& expr = file_[id];
  const Expr& right = file_[expr.parts[1]];
  if (right.op != Op::in && right.op != Op::not_in) return false;
  const Id<Expr> item = expr.parts[0], values = right.parts[0];
  const Type type = view_.type(values);
  if (type.is_sql()) return truth_of(type) != Truth::unknown;
  if (file_[item].kind == ExprKind::name || !view_.type(item).is_sql()) return false;
  const Id<Expr> around = view_.parent(id);
  const bool alone = around && file_[around].kind == ExprKind::call;
  const ExprKind kind = file_[values].kind;
  const bool named = kind == ExprKind::name || kind == ExprKind::attribute || kind == ExprKind::call;
  return is_spelled(values) || (alone && named);
}

// A list of literals and members: none of them is the attribute.
bool OperatorReader::is_spelled(Id<Expr> values) {
  const Expr& list = file_[values];
  const bool container = list.kind == ExprKind::list || list.kind == ExprKind::tuple || list.kind == ExprKind::set;
  return container && !list.parts.empty() && std::ranges::all_of(list.parts, [&](Id<Expr> part) {
           const ExprKind kind = file_[part].kind;
           return kind == ExprKind::string || kind == ExprKind::number || view_.type(part).kind == TypeKind::member;
         });
}

bool OperatorReader::is_fault(Id<Expr> id) {
  const Expr& expr = file_[id];
  if (expr.kind == ExprKind::boolean) {
    return std::ranges::any_of(expr.parts, [&](Id<Expr> operand) {
      if (operand.value + 1 == expr.parts.first + expr.parts.count || contains(operand)) return false;
      const Outcome::Kind kind = outcome(operand).kind;
      return kind == Outcome::sql || kind == Outcome::raises;
    });
  }
  if (expr.kind == ExprKind::unary) {
    if (expr.op != Op::logical_not) return false;
    const Outcome::Kind kind = outcome(expr.parts[0]).kind;
    return kind == Outcome::sql || kind == Outcome::raises;
  }
  if (expr.parts.size() > 2) return of_chain(expr).kind != Outcome::unknown;
  return is_identity(expr) || is_membership(id);
}

// An operand of `and`, `or` or `not` that is reported as a whole.
bool OperatorReader::is_within_fault(Id<Expr> id) {
  for (Id<Expr> around = view_.parent(id); around; around = view_.parent(around)) {
    const Expr& outer = file_[around];
    const bool boolean =
        outer.kind == ExprKind::boolean || (outer.kind == ExprKind::unary && outer.op == Op::logical_not);
    if (!boolean) return false;
    if (is_fault(around)) return true;
  }
  return false;
}

void OperatorReader::read(Id<Expr> id) {
  const Expr& expr = file_[id];
  if (expr.kind == ExprKind::unary && expr.op != Op::logical_not) return;
  if (expr.kind == ExprKind::compare && expr.parts.size() == 2) {
    const Op op = file_[expr.parts[1]].op;
    if (op != Op::is && op != Op::is_not && op != Op::in && op != Op::not_in) return;
  }
  if (!may_become_sql(view_, id) || !is_fault(id) || is_within_fault(id) || !becomes_sql(view_, id)) return;
  if (expects_error(file_, file_.stmt_of_expr[id.value], {"TypeError", "NotImplementedError"})) return;
  PythonOperator row;
  row.at = view_.at(id);
  row.whole = view_.quoted(expr.span);
  row.chained = expr.kind == ExprKind::compare && expr.parts.size() > 2;
  row.written = row.chained ? "and" : spelling(expr.kind == ExprKind::compare ? file_[expr.parts[1]].op : expr.op);
  const Outcome made = outcome(id);
  if (made.kind == Outcome::sql) row.gives = PythonOperator::one_part;
  if (made.kind == Outcome::raises) row.gives = PythonOperator::raises;
  if (made.kind == Outcome::constant)
    row.gives = made.truth == Truth::truthy ? PythonOperator::always_true : PythonOperator::always_false;
  if (made.kind != Outcome::unknown) row.part = view_.quoted(made.span);
  declare(id, row);
  row.replacement = with_sql_operators(view_, id);
  found_.push_back(std::move(row));
}

// The first attribute of a mapped class in it.
void OperatorReader::declare(Id<Expr> id, PythonOperator& row) {
  if (row.declared) return;
  const Type type = view_.type(id);
  if (type.is_sql() && type.model && !type.attribute.empty()) {
    const Model& model = view_.domain.models[type.model];
    const auto found = model.attributes.find(type.attribute);
    row.attribute = type.attribute;
    row.declared = found->second.at;
    return;
  }
  for (const Id<Expr> part : file_[id].parts) declare(part, row);
}

}  // namespace

std::vector<PythonOperator> python_operators(FileView& view) { return OperatorReader(view).run(); }

}  // namespace ormlint
