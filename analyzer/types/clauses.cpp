// SQL expressions, and what Python's own operators make of them. Facts: executed on SQLAlchemy 1.4.46 and 2.0.36; its
// documentation, "Operator Reference".
#include <algorithm>
#include <array>
#include <string>

#include "domain/orm_names.h"
#include "types/evaluate.h"

namespace ormlint {

namespace {

// Functions of which what they load depends on their arguments; the others are in types/stubs/sqlalchemy.
constexpr std::array<std::string_view, 7> functions{"case",     "cast",   "type_coerce", "literal",
                                                    "distinct", "exists", "collate"};

Truth truth_of(const Type& type) { return type.kind == TypeKind::column ? Truth::truthy : type.truth; }

}  // namespace

Type Evaluator::operation(FileId file_id, Id<Expr> id, int depth) {
  const FileIndex& file = project_.index(file_id);
  const Expr& expr = file[id];
  if (expr.kind == ExprKind::boolean) return boolean(file_id, expr, depth);
  if (expr.kind == ExprKind::compare) return comparison(file_id, expr, depth);
  if (expr.kind == ExprKind::unary && expr.op == Op::logical_not) return plain_type(Loads::boolean);
  const Type left = evaluate(file_id, expr.parts[0], depth - 1);
  if (expr.kind == ExprKind::unary) {
    if (!left.is_sql()) return left.kind == TypeKind::plain && left.loads == Loads::integer ? left : Type{};
    return expr.op == Op::invert ? inverted(left) : clause_type(Truth::raises, value_of(left));
  }
  const Type right = evaluate(file_id, expr.parts[1], depth - 1);
  if (left.is_sql() || right.is_sql()) {
    const Type& other = left.is_sql() ? right : left;
    const bool both = left.is_sql() && right.is_sql();
    if (expr.op == Op::bit_and || expr.op == Op::bit_or)
      return condition(both ? Truth::raises : Truth::unknown, {left, right});
    const bool with_value = other.kind == TypeKind::plain && !other.optional;
    const Truth truth = both || with_value ? Truth::raises : Truth::unknown;
    return clause_type(truth, loads_of_arithmetic(expr.op, value_of(left), value_of(right)));
  }
  return left.optional || right.optional ? Type{} : arithmetic(expr.op, left, right);
}

// ~ and not_() turn == into !=, and of anything else they make a NOT.
Type Evaluator::inverted(const Type& clause) const {
  if (clause.kind == TypeKind::column || !clause.attribute.empty()) return condition(Truth::raises, {clause});
  if (clause.truth == Truth::truthy) return condition(Truth::falsy, {clause});
  return condition(clause.truth == Truth::falsy ? Truth::truthy : clause.truth, {clause});
}

// The operand that Python would choose, as far as bool() of those before it is known.
Type Evaluator::boolean(FileId file_id, const Expr& expr, int depth) {
  const bool all = expr.op == Op::logical_and;
  std::optional<Type> joined;
  for (std::uint32_t n = 0; n < expr.parts.size(); ++n) {
    Type type = evaluate(file_id, expr.parts[n], depth - 1);
    const bool last = n + 1 == expr.parts.size();
    if (!last && type.is_sql()) {
      const Truth truth = truth_of(type);
      if (truth == (all ? Truth::truthy : Truth::falsy)) continue;
      if (truth == Truth::raises) return {};
      if (truth != Truth::unknown) return joined ? join(*joined, type) : type;
    }
    if (!last && !all) type.optional = false;  // None is passed over
    joined = joined ? join(*joined, type) : type;
  }
  return joined.value_or(Type{});
}

Type Evaluator::comparison(FileId file_id, const Expr& expr, int depth) {
  const FileIndex& file = project_.index(file_id);
  if (expr.parts.size() != 2) return {};
  const Expr& comparator = file[expr.parts[1]];
  if (comparator.op == Op::is || comparator.op == Op::is_not || comparator.op == Op::in || comparator.op == Op::not_in)
    return plain_type(Loads::boolean);
  const Type left = evaluate(file_id, expr.parts[0], depth - 1);
  const Type right = evaluate(file_id, comparator.parts[0], depth - 1);
  if (!left.is_sql() && !right.is_sql()) return left.known() && right.known() ? plain_type(Loads::boolean) : Type{};
  if (comparator.op != Op::equal && comparator.op != Op::not_equal) return condition(Truth::raises, {left, right});
  const Type& column = left.is_sql() ? left : right;
  const Type& other = left.is_sql() ? right : left;
  if (other.kind == TypeKind::none) return condition(Truth::raises, {});  // IS NULL
  if (column.kind == TypeKind::clause && column.model && !column.attribute.empty()) {
    const AttributeKind kind = domain_.models[column.model].attributes.find(column.attribute)->second.kind;
    // Of relationships, proxies and composites these are conditions of several kinds.
    const bool plain = kind == AttributeKind::hybrid || kind == AttributeKind::synonym || kind == AttributeKind::other;
    if (!plain) return condition(Truth::unknown, {Type{}});
  }
  // The same hash on both sides.
  if (left == right && !left.attribute.empty()) return condition(Truth::unknown, {left});
  return condition(comparator.op == Op::equal ? Truth::falsy : Truth::truthy, {left, right});
}

// and_(…), func.lower(…) and their like.
Type Evaluator::clause_function(FileId file_id, Id<Expr> call, int depth) {
  const FileIndex& file = project_.index(file_id);
  const Id<Expr> called = file[call].parts[0];
  const std::string_view spelled = file.text(file[called]);
  if (file[called].kind == ExprKind::attribute) {
    for (Id<Expr> object = file[called].parts[0];
         file[object].kind == ExprKind::name || file[object].kind == ExprKind::attribute;
         object = file[object].parts[0]) {
      if (file.text(file[object]) == "func" && orm_name(project_, file_id, object).name == "func")
        return clause_type(Truth::raises, loads_of_function(file_id, call, spelled, depth));
      if (file[object].kind == ExprKind::name) break;
    }
  }
  const bool joins = spelled == "and_" || spelled == "or_" || spelled == "not_";
  if (!joins && spelled != "text" && std::ranges::find(functions, spelled) == functions.end()) return {};
  if (!orm_name(project_, file_id, called)) return {};
  if (spelled == "not_" && positional(file, call, 0)) {
    const Type operand = evaluate(file_id, positional(file, call, 0), depth - 1);
    return operand.is_sql() ? inverted(operand) : clause_type(Truth::unknown, plain_type(Loads::boolean));
  }
  Type made = clause_type(Truth::raises, loads_of_construct(file_id, call, spelled, depth));
  if (joins && (file[call].parts.size() < 3 || has_unpacking(file, call))) made.truth = Truth::unknown;
  if (spelled == "text") made.key = any_columns;
  return made;
}

Type Evaluator::clause_method(const Type& object, std::string_view name, FileId file_id, Id<Expr> call, int depth) {
  if (object.optional) return {};
  const FileIndex& file = project_.index(file_id);
  const bool relationship = name == "any" || name == "has";
  if (relationship && !object.attribute.empty()) return condition(Truth::raises, {});
  if (name == "contains" && object.kind == TypeKind::column) return condition(Truth::raises, {object});
  // exists().where(…)
  if ((name == "where" || name == "select_from" || name.starts_with("correlate")) && object.kind == TypeKind::clause)
    return object;
  if (name == "cast") return clause_type(Truth::raises, cast_to(file_id, positional(file, call, 0), value_of(object)));
  Type made = library_method(object, file_id, call, depth);
  const Id<Expr> label = name == "label" ? positional(file, call, 0) : Id<Expr>{};
  if (label && made.known()) made.key = string_value(file, label).value_or(std::string_view{" "});
  return made;
}

// Asked once a file, of all that is given to query(…) and select(…) in it.
bool Evaluator::is_queried(FileId file_id, const std::string& dotted) {
  const auto [at, fresh] = queried_.try_emplace(file_id);
  if (!fresh) return at->second.contains(dotted);
  const FileIndex& file = project_.index(file_id);
  for (const Id<Expr> call : file.calls) {
    const Expr& called = file[file[call].parts[0]];
    const bool named = called.kind == ExprKind::attribute || called.kind == ExprKind::name;
    if (!named || (file.text(called) != "query" && file.text(called) != "select")) continue;
    for (const Id<Expr> argument : file[call].parts.from(1)) {
      if (file[argument].kind != ExprKind::name && file[argument].kind != ExprKind::attribute) continue;
      const std::string_view name = file.text(file[argument]);
      if (name.empty() || name.front() < 'A' || name.front() > 'Z') continue;
      const Entity entity = resolve(project_, file_id, argument);
      if (const std::string* const found = external_name(entity); found && !orm_name(entity)) at->second.insert(*found);
    }
  }
  return at->second.contains(dotted);
}

// table.c.name, Model.__table__.c.name
bool Evaluator::is_core_column(FileId file_id, Id<Expr> id, int depth) {
  const FileIndex& file = project_.index(file_id);
  const Expr& columns = file[file[id].parts[0]];
  if (columns.kind != ExprKind::attribute || (file.text(columns) != "c" && file.text(columns) != "columns"))
    return false;
  const Id<Expr> table = columns.parts[0];
  if (file[table].kind == ExprKind::attribute && file.text(file[table]) == "__table__")
    return evaluate(file_id, file[table].parts[0], depth - 1).kind == TypeKind::model_class;
  if (file[table].kind != ExprKind::name && file[table].kind != ExprKind::attribute) return false;
  const Entity entity = follow(project_, resolve(project_, file_id, table));
  const auto* variable = std::get_if<VariableRef>(&entity);
  if (!variable) return false;
  const FileIndex& there = project_.index(variable->file);
  const Binding& binding = there[variable->binding];
  return binding.sole_target && binding.value && called_name(project_, variable->file, binding.value).name == "Table";
}

}  // namespace ormlint
