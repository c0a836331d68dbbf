// What SQL expressions load. Facts: SQLAlchemy's documentation, "SQL and Generic Functions", "Column Elements and
// Expressions"; PostgreSQL's, "Aggregate Functions": of no rows all but count() give NULL; executed by
// tests/oracle/queries.
#include <algorithm>
#include <array>
#include <utility>

#include "domain/column_types.h"
#include "types/evaluate.h"

namespace ormlint {

namespace {

bool is_one(const auto& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

constexpr std::array<std::string_view, 10> text_functions{"lower",  "upper",     "trim",    "ltrim", "rtrim",
                                                          "substr", "substring", "replace", "left",  "right"};
constexpr std::array<std::string_view, 4> lengths{"length", "char_length", "character_length", "octet_length"};

bool may_be_null(const Type& value) { return !value.known() || value.optional || value.kind == TypeKind::none; }

Type computed(Type value, bool optional) {
  value.column = nullptr;
  value.literal.reset();
  value.member = {};
  value.key = {};
  value.optional = optional;
  return value;
}

}  // namespace

// Of what is no SQL expression, the value that is bound.
Type Evaluator::value_of(const Type& clause) const {
  if (clause.kind == TypeKind::column) {
    const Column* const read = column(clause.model, clause.attribute);
    return read ? loaded(clause.model, *read) : Type{};
  }
  if (clause.kind == TypeKind::clause) return clause.parts.empty() ? Type{} : clause.parts.front();
  const bool value = clause.kind == TypeKind::plain || clause.kind == TypeKind::member || clause.kind == TypeKind::none;
  return value ? clause : Type{};
}

// A condition is NULL where one of its operands is.
Type Evaluator::condition(Truth truth, std::initializer_list<Type> operands) const {
  Type value = plain_type(Loads::boolean);
  value.optional = std::ranges::any_of(operands, [&](const Type& operand) { return may_be_null(value_of(operand)); });
  return clause_type(truth, std::move(value));
}

// func.name(…)
Type Evaluator::loads_of_function(FileId file_id, Id<Expr> call, std::string_view name, int depth) {
  const FileIndex& file = project_.index(file_id);
  if (name == "count") return plain_type(Loads::integer);
  if (name == "now" || name == "current_timestamp") return plain_type(Loads::date_time);
  const Id<Expr> first = positional(file, call, 0);
  if (!first || has_unpacking(file, call)) return {};
  const Type value = value_of(evaluate(file_id, first, depth - 1));
  if (name == "max" || name == "min") return computed(value, true);
  if (name == "sum") {
    // PostgreSQL counts integers up in a wider type, which of BIGINT is NUMERIC.
    const bool integer =
        value.column && (value.column->type.name == "Integer" || value.column->type.name == "INTEGER" ||
                         value.column->type.name == "SmallInteger");
    const bool same = value.kind == TypeKind::plain && broad(value.loads) == Loads::number;
    return integer || same ? computed(value, true) : Type{};
  }
  const bool text = value.kind == TypeKind::plain && value.loads == Loads::text;
  if (is_one(text_functions, name)) return text ? computed(value, value.optional) : Type{};
  if (is_one(lengths, name)) {
    Type made = plain_type(Loads::integer);
    made.optional = may_be_null(value);
    return made;
  }
  if (name != "coalesce") return {};
  Type made = value;
  for (std::size_t n = 1; const Id<Expr> argument = positional(file, call, n); ++n) {
    const Type other = value_of(evaluate(file_id, argument, depth - 1));
    const bool filled = made.known() && !may_be_null(other);
    const bool number =
        other.kind == TypeKind::plain && other.loads == Loads::integer && broad(made.loads) == Loads::number;
    const bool optional = made.optional && other.optional;
    if (!number) made = join(made, other);
    made = computed(made, filled ? false : optional || !other.known());
  }
  return made;
}

// literal(…), cast(…), and_(…) and their like.
Type Evaluator::loads_of_construct(FileId file_id, Id<Expr> call, std::string_view name, int depth) {
  const FileIndex& file = project_.index(file_id);
  const auto argument = [&](std::size_t n) {
    const Id<Expr> expr = positional(file, call, n);
    return expr ? value_of(evaluate(file_id, expr, depth - 1)) : Type{};
  };
  if (name == "exists") return plain_type(Loads::boolean);
  if (name == "literal") return computed(argument(0), false);
  if (name == "distinct" || name == "collate") return argument(0);
  if (name == "cast" || name == "type_coerce") return cast_to(file_id, positional(file, call, 1), argument(0));
  if (name == "case") return loads_of_case(file_id, call, depth);
  if (name != "and_" && name != "or_") return {};
  Type made = plain_type(Loads::boolean);
  for (std::size_t n = 0; positional(file, call, n); ++n) made.optional |= may_be_null(argument(n));
  return made;
}

// case((condition, value), …, else_=value)
Type Evaluator::loads_of_case(FileId file_id, Id<Expr> call, int depth) {
  const FileIndex& file = project_.index(file_id);
  std::optional<Type> made;
  const auto add = [&](Id<Expr> expr) {
    Type value = value_of(evaluate(file_id, expr, depth - 1));
    value = computed(value, value.optional);
    made = made ? join(*made, value) : value;
  };
  for (std::size_t n = 0; const Id<Expr> when = positional(file, call, n); ++n) {
    if (file[when].kind != ExprKind::tuple || file[when].parts.size() != 2) return {};
    add(file[when].parts[1]);
  }
  const Id<Expr> otherwise = keyword(file, call, "else_");
  if (otherwise) add(otherwise);
  if (!made) return {};
  made->optional |= !otherwise;
  return *made;
}

// SQL's division is left out: of integers it is one of SQLAlchemy's version and the database.
Type Evaluator::loads_of_arithmetic(Op op, const Type& left, const Type& right) const {
  if (!left.known() || !right.known() || op == Op::div || op == Op::floor_div || op == Op::mod) return {};
  return computed(arithmetic(op, left, right), left.optional || right.optional);
}

Type Evaluator::cast_to(FileId file_id, Id<Expr> expr, const Type& value) const {
  if (!expr) return {};
  Column made;
  made.type = TypeReader(project_, domain_, declarations_.enums).read(file_id, expr);
  return computed(loaded({}, made), may_be_null(value));
}

}  // namespace ormlint
