// SQL expressions, and what Python's own operators make of them. Facts: executed on SQLAlchemy 1.4.46 and 2.0.36; its
// documentation, "Operator Reference".
#include <algorithm>
#include <array>
#include <string>

#include "domain/orm_names.h"
#include "types/evaluate.h"

namespace ormlint {

namespace {

// Functions of SQLAlchemy that make an expression of which bool() raises.
constexpr std::array<std::string_view, 22> functions{
    "case",      "cast",   "type_coerce", "literal", "text",     "null",    "true", "false",
    "extract",   "tuple_", "any_",        "all_",    "distinct", "between", "asc",  "nullsfirst",
    "nullslast", "exists", "column",      "collate", "over",     "desc"};

// Methods of columns and other expressions that make one of which bool() raises.
constexpr std::array<std::string_view, 39> methods{"in_",
                                                   "not_in",
                                                   "notin_",
                                                   "is_",
                                                   "is_not",
                                                   "isnot",
                                                   "is_distinct_from",
                                                   "isnot_distinct_from",
                                                   "like",
                                                   "ilike",
                                                   "not_like",
                                                   "notlike",
                                                   "not_ilike",
                                                   "notilike",
                                                   "startswith",
                                                   "endswith",
                                                   "between",
                                                   "match",
                                                   "label",
                                                   "asc",
                                                   "desc",
                                                   "nullsfirst",
                                                   "nullslast",
                                                   "nulls_first",
                                                   "nulls_last",
                                                   "cast",
                                                   "op",
                                                   "bool_op",
                                                   "collate",
                                                   "distinct",
                                                   "concat",
                                                   "regexp_match",
                                                   "icontains",
                                                   "istartswith",
                                                   "has_key",
                                                   "as_integer",
                                                   "as_string",
                                                   "as_boolean",
                                                   "overlap"};

bool is_one(const auto& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

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
    // ~ turns == into !=, and of anything else it makes a NOT.
    if (expr.op != Op::invert || left.kind == TypeKind::column || !left.attribute.empty())
      return clause_type(Truth::raises);
    if (left.truth == Truth::truthy) return clause_type(Truth::falsy);
    return clause_type(left.truth == Truth::falsy ? Truth::truthy : left.truth);
  }
  const Type right = evaluate(file_id, expr.parts[1], depth - 1);
  if (left.is_sql() && right.is_sql()) return clause_type(Truth::raises);
  if (left.is_sql() || right.is_sql()) return clause_type(Truth::unknown);
  if (left.kind != TypeKind::plain || left.optional) return {};
  if (left.loads == Loads::text) return expr.op == Op::add || expr.op == Op::mod ? plain_type(Loads::text) : Type{};
  const bool sums = expr.op == Op::add || expr.op == Op::sub;
  return sums && left.loads == Loads::date_time ? datetime_sum(left, right) : Type{};
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
  if (comparator.op != Op::equal && comparator.op != Op::not_equal) return clause_type(Truth::raises);
  const Type& column = left.is_sql() ? left : right;
  const Type& other = left.is_sql() ? right : left;
  if (other.kind == TypeKind::none) return clause_type(Truth::raises);  // IS NULL
  if (column.kind == TypeKind::clause && column.model && !column.attribute.empty()) {
    const AttributeKind kind = domain_.models[column.model].attributes.find(column.attribute)->second.kind;
    // Of relationships, proxies and composites these are conditions of several kinds.
    if (kind != AttributeKind::hybrid && kind != AttributeKind::synonym) return clause_type(Truth::unknown);
  }
  if (left == right && !left.attribute.empty()) return clause_type(Truth::unknown);  // the same hash on both sides
  return clause_type(comparator.op == Op::equal ? Truth::falsy : Truth::truthy);
}

Type Evaluator::class_attribute(const Type& model_class, std::string_view name) const {
  const Model& model = domain_.models[model_class.model];
  const auto found = model.attributes.find(name);
  if (found == model.attributes.end()) return {};
  Type type = model_type(TypeKind::clause, model_class.model);
  type.attribute = found->first;
  type.truth = Truth::truthy;
  switch (found->second.kind) {
    case AttributeKind::column:
      if (column(model_class.model, name)) type.kind = TypeKind::column, type.truth = Truth::unknown;
      return type;
    case AttributeKind::relationship:
    case AttributeKind::synonym:
      return type;
    case AttributeKind::hybrid:  // or its comparator, or a method
    case AttributeKind::proxy:
    case AttributeKind::composite:
      type.truth = Truth::unknown;
      return type;
    default:
      return {};
  }
}

// and_(…), func.lower(…) and their like.
Type Evaluator::clause_function(FileId file_id, Id<Expr> call) {
  const FileIndex& file = project_.index(file_id);
  const Id<Expr> called = file[call].parts[0];
  const std::string_view spelled = file.text(file[called]);
  if (file[called].kind == ExprKind::attribute) {
    for (Id<Expr> object = file[called].parts[0];
         file[object].kind == ExprKind::name || file[object].kind == ExprKind::attribute;
         object = file[object].parts[0]) {
      if (file.text(file[object]) == "func" && orm_name(project_, file_id, object).name == "func")
        return clause_type(Truth::raises);
      if (file[object].kind == ExprKind::name) break;
    }
  }
  const bool joins = spelled == "and_" || spelled == "or_" || spelled == "not_";
  if (!joins && !is_one(functions, spelled)) return {};
  if (!orm_name(project_, file_id, called)) return {};
  const Slice<Expr> arguments = file[call].parts.from(1);
  const bool several = arguments.size() > 1 && !has_unpacking(file, call);
  return clause_type(joins && !several ? Truth::unknown : Truth::raises);
}

Type Evaluator::clause_method(const Type& object, std::string_view name) const {
  if (object.optional) return {};
  const bool relationship = name == "any" || name == "has";
  if (relationship && !object.attribute.empty()) return clause_type(Truth::raises);
  if (name == "contains" || name == "and_" || name == "of_type" || name == "any" || name == "all")
    return clause_type(Truth::unknown);
  return is_one(methods, name) ? clause_type(Truth::raises) : Type{};
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
