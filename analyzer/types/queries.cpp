// Statements, queries and their results: what rows they give, and how many. Facts: SQLAlchemy's documentation,
// `Select`, `Query`, `Result`, `ScalarResult`, `MappingResult`; executed by tests/oracle/queries.
#include <algorithm>
#include <array>
#include <utility>

#include "domain/orm_names.h"
#include "types/evaluate.h"

namespace ormlint {

namespace {

// Methods of Query and of statements that give the same rows, in another order or number.
constexpr std::array<std::string_view, 39> same_rows{"filter",
                                                     "filter_by",
                                                     "where",
                                                     "order_by",
                                                     "limit",
                                                     "offset",
                                                     "options",
                                                     "join",
                                                     "outerjoin",
                                                     "group_by",
                                                     "having",
                                                     "distinct",
                                                     "with_for_update",
                                                     "execution_options",
                                                     "select_from",
                                                     "populate_existing",
                                                     "yield_per",
                                                     "params",
                                                     "enable_eagerloads",
                                                     "autoflush",
                                                     "correlate",
                                                     "prefix_with",
                                                     "suffix_with",
                                                     "with_hint",
                                                     "slice",
                                                     "fetch",
                                                     "unique",
                                                     "reset_joinpoint",
                                                     "with_session",
                                                     "join_from",
                                                     "outerjoin_from",
                                                     "from_statement",
                                                     "values",
                                                     "ordered_values",
                                                     "on_conflict_do_nothing",
                                                     "on_conflict_do_update",
                                                     "return_defaults",
                                                     "with_statement_hint",
                                                     "correlate_except"};

bool is_one(const auto& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

bool is_union(std::string_view name) {
  return name == "union" || name == "union_all" || name == "intersect" || name == "except_" ||
         name == "intersect_all" || name == "except_all";
}

// A row of one entity is that entity where Query gives it, and where scalars() takes it.
Type first_of(const Type& row) {
  if (row.kind != TypeKind::row) return row;
  return row.parts.empty() || row.parts.front().kind == TypeKind::rest ? Type{} : row.parts.front();
}

Type maybe(Type type) {
  type.optional = true;
  return type;
}

// Of rows either the first column, or the one that is asked for by number or name.
Type column_of(const Type& row, const FileIndex& file, Id<Expr> which) {
  if (!which) return first_of(row);
  const auto number = integer_value(file, which);
  const bool there =
      row.kind == TypeKind::row && number && *number >= 0 && static_cast<std::size_t>(*number) < row.parts.size();
  if (!there) return {};
  const Type& part = row.parts[static_cast<std::size_t>(*number)];
  return part.kind == TypeKind::rest ? Type{} : part;
}

bool is_of(const Domain& domain, Id<Model> model, Id<Model> other) {
  return model == other || std::ranges::find(domain.models[model].parents, other) != domain.models[model].parents.end();
}

// Rows of one UNION, part by part. Entities come out of it as what was selected first.
Type joined_rows(const Type& left, const Type& right) {
  if (left.kind != TypeKind::row || right.kind != TypeKind::row || left.parts.size() != right.parts.size()) return {};
  Type made = left;
  for (std::size_t n = 0; n < made.parts.size(); ++n) {
    const std::string_view key = left.parts[n].key;
    made.parts[n] = join(left.parts[n], right.parts[n]);
    made.parts[n].key = key;
  }
  return made;
}

bool may_be_true(const FileIndex& file, Id<Expr> flag) { return flag && bool_value(file, flag) != false; }

}  // namespace

Type Evaluator::session_method(FileId file_id, Id<Expr> call, std::string_view name, int depth) {
  const FileIndex& file = project_.index(file_id);
  if (name == "query") {
    Type row = row_of(file_id, call, depth);
    const bool proved = row.kind == TypeKind::row ? std::ranges::any_of(row.parts, &Type::known) : row.known();
    return proved ? type_of_parts(TypeKind::query, {std::move(row)}) : Type{};
  }
  if (name == "get" || name == "get_one") {
    Id<Expr> entity = positional(file, call, 0);
    const bool with_key = entity ? positional(file, call, 1) || keyword(file, call, "ident") : true;
    if (!entity) entity = keyword(file, call, "entity");
    const Type wanted = evaluate(file_id, entity, depth - 1);
    if (wanted.kind != TypeKind::model_class || !with_key) return {};
    Type made = model_type(TypeKind::instance, wanted.model);
    return name == "get" ? maybe(made) : made;
  }
  if (name == "merge") {
    const Type given = evaluate(file_id, positional(file, call, 0), depth - 1);
    const bool object = given.kind == TypeKind::instance || given.kind == TypeKind::fresh;
    return object && !given.optional ? model_type(TypeKind::fresh, given.model) : Type{};
  }
  return executed(file_id, call, name, depth);
}

Type Evaluator::executed(FileId file_id, Id<Expr> call, std::string_view name, int depth) {
  const FileIndex& file = project_.index(file_id);
  const bool executes = name == "execute" || name == "exec" || name == "scalars" || name == "scalar" ||
                        name == "stream" || name == "stream_scalars";
  if (!executes) return {};
  Id<Expr> argument = positional(file, call, 0);
  if (!argument) argument = keyword(file, call, "statement");
  const Type statement = evaluate(file_id, argument, depth - 1);
  if (statement.kind != TypeKind::statement) return {};
  if (name == "execute" || name == "stream") return type_of_parts(TypeKind::result, statement.parts);
  if (statement.parts.empty()) return {};
  const Type& row = statement.parts.front();
  if (name == "scalar") return maybe(first_of(row));
  // SQLModel's exec gives entities where one was selected, rows else.
  if (name == "exec") return type_of_parts(TypeKind::scalars, {row.parts.size() == 1 ? first_of(row) : row});
  return type_of_parts(TypeKind::scalars, {first_of(row)});
}

// LEFT OUTER JOIN: in some rows what it adds is None.
Type Evaluator::joined(const Type& query, std::string_view name, FileId file_id, Id<Expr> call, int depth) {
  const FileIndex& file = project_.index(file_id);
  const bool full = may_be_true(file, keyword(file, call, "full"));
  const bool outer = name.starts_with("outerjoin") || may_be_true(file, keyword(file, call, "isouter"));
  const std::size_t at = name == "join_from" || name == "outerjoin_from" ? 1 : 0;
  const Type added = outer || full ? evaluate(file_id, positional(file, call, at), depth - 1) : Type{};
  Id<Model> target = added.kind == TypeKind::model_class ? added.model : Id<Model>{};
  if (added.kind == TypeKind::clause && added.model) {
    for (const Relationship& relationship : domain_.models[added.model].relationships) {
      if (relationship.attribute == added.attribute && relationship.target) target = *relationship.target;
    }
  }
  // select_from(outerjoin(Order, Customer))
  const Id<Expr> source = name == "select_from" ? positional(file, call, 0) : Id<Expr>{};
  const Expr* const made_by = source && file[source].kind == ExprKind::call ? &file[file[source].parts[0]] : nullptr;
  const bool inside = made_by && made_by->kind != ExprKind::call && file.text(*made_by) == "outerjoin";
  if ((!outer && !full && !inside) || query.parts.empty()) return query;
  Type made = query;
  Type& row = made.parts.front();
  for (Type& part : row.parts) {
    const bool meant = target ? part.model && is_of(domain_, part.model, target) : row.parts.size() > 1;
    if ((meant || full || inside) && part.known()) part.optional = true;
  }
  return made;
}

Type Evaluator::query_method(const Type& query, std::string_view name, FileId file_id, Id<Expr> call, int depth) {
  if (name.find("join") != name.npos || name == "select_from") return joined(query, name, file_id, call, depth);
  if (is_one(same_rows, name)) return query;
  const FileIndex& file = project_.index(file_id);
  const Slice<Expr> arguments = file[call].parts.from(1);
  if (is_union(name)) return united(file_id, query, arguments, depth);
  if (name == "exists") return clause_type(Truth::raises, plain_type(Loads::boolean));
  if (name == "scalar_subquery" || name == "as_scalar" || name == "label") {
    const Type first = query.parts.empty() ? Type{} : first_of(query.parts.front());
    return clause_type(Truth::raises,
                       first.kind == TypeKind::plain || first.kind == TypeKind::member ? maybe(first) : Type{});
  }
  if (name == "add_columns" || name == "add_entity" || name == "add_column" || name == "column") {
    if (query.parts.empty() || query.parts.front().kind != TypeKind::row) return {};
    Type row = query.parts.front();
    add_selected(row, file_id, arguments, depth);
    return type_of_parts(query.kind, {std::move(row)});
  }
  if (query.kind == TypeKind::statement) return statement_method(name, file_id, call, depth);
  if (name == "count" || name == "update" || name == "delete") return plain_type(Loads::integer);
  if (name == "with_entities") return type_of_parts(TypeKind::query, {row_of(file_id, call, depth)});
  if (query.parts.empty()) return {};
  const Type item = element(query);
  if (name == "all") return type_of_parts(TypeKind::sequence, {item});
  if (name == "one" || name == "get_or_404" || name == "first_or_404" || name == "one_or_404") return item;
  if (name == "first" || name == "one_or_none" || name == "get") return maybe(item);
  return name == "scalar" ? maybe(first_of(query.parts.front())) : Type{};
}

Type Evaluator::statement_method(std::string_view name, FileId file_id, Id<Expr> call, int depth) {
  if (name == "returning") return type_of_parts(TypeKind::statement, {row_of(file_id, call, depth)});
  // In 1.x a list of them may be given.
  if (name == "with_only_columns") return type_of_parts(TypeKind::statement, {row_of(file_id, call, depth)});
  return {};
}

// UNION gives the first's names, and values of all.
Type Evaluator::united(FileId file_id, const Type& first, Slice<Expr> others, int depth) {
  Type made = first;
  for (const Id<Expr> expr : others) {
    const Type other = evaluate(file_id, expr, depth - 1);
    if (other.kind != first.kind || other.parts.size() != 1 || made.parts.size() != 1) return {};
    made.parts = {joined_rows(made.parts.front(), other.parts.front())};
  }
  return made;
}

Type Evaluator::result_method(const Type& result, std::string_view name, FileId file_id, Id<Expr> call) const {
  if (result.parts.empty()) return {};
  const FileIndex& file = project_.index(file_id);
  const Type& item = result.parts.front();
  if (name == "unique" || name == "yield_per" || name == "tuples") return result;
  if (name == "partitions") return type_of_parts(TypeKind::sequence, {type_of_parts(TypeKind::sequence, {item})});
  if (name == "all" || name == "fetchall" || name == "fetchmany") return type_of_parts(TypeKind::sequence, {item});
  if (name == "one") return item;
  if (name == "first" || name == "one_or_none" || name == "fetchone") return maybe(item);
  if (result.kind != TypeKind::result) return {};
  const Id<Expr> which = positional(file, call, 0);
  if (name == "scalars") return type_of_parts(TypeKind::scalars, {column_of(item, file, which)});
  if (name == "mappings" && item.kind == TypeKind::row)
    return type_of_parts(TypeKind::scalars, {type_of_parts(TypeKind::row_mapping, item.parts)});
  if (name == "scalar_one") return first_of(item);
  if (name == "scalar" || name == "scalar_one_or_none") return maybe(first_of(item));
  return {};
}

// The row of select(…) and query(…): one part for each thing selected.
Type Evaluator::row_of(FileId file_id, Id<Expr> call, int depth) {
  Type row;
  row.kind = TypeKind::row;
  add_selected(row, file_id, project_.index(file_id)[call].parts.from(1), depth);
  return row.parts.empty() ? Type{} : row;
}

void Evaluator::add_selected(Type& row, FileId file_id, Slice<Expr> arguments, int depth) {
  const FileIndex& file = project_.index(file_id);
  for (const Id<Expr> part : arguments) {
    if (file[part].kind == ExprKind::keyword) continue;
    if (!row.parts.empty() && row.parts.back().kind == TypeKind::rest) return;
    row.parts.push_back(selected(file_id, part, depth));
  }
}

// A table, a subquery or a list of columns gives several parts.
Type Evaluator::selected(FileId file_id, Id<Expr> expr, int depth) {
  const FileIndex& file = project_.index(file_id);
  const Type type = evaluate(file_id, expr, depth - 1);
  Type made;
  if (type.kind == TypeKind::model_class) {
    made = model_type(TypeKind::instance, type.model);
    if (type.key.empty()) made.key = domain_.models[type.model].name;
    return made;
  }
  if (type.is_sql() && type.key != any_columns) {
    made = value_of(type);
    made.key = type.key.empty() ? type.attribute : type.key;
    return made;
  }
  const bool reads = file[expr].kind == ExprKind::attribute && file.text(file[expr]) != "c" &&
                     file.text(file[expr]) != "columns" && file.text(file[expr]) != "__table__";
  if (type.kind == TypeKind::other_model || (reads && !type.known())) return made;
  made.kind = TypeKind::rest;
  return made;
}

}  // namespace ormlint
