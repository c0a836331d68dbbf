// Statements and queries: what rows they give. What their methods give is in types/stubs/sqlalchemy. Facts:
// SQLAlchemy's documentation, `Select`, `Query`, `Result`, `ScalarResult`, `MappingResult`; executed by
// tests/oracle/queries.
#include <algorithm>
#include <utility>

#include "domain/orm_names.h"
#include "types/evaluate.h"

namespace ormlint {

namespace {

bool is_union(std::string_view name) {
  return name == "union" || name == "union_all" || name == "intersect" || name == "except_" ||
         name == "intersect_all" || name == "except_all";
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
  if (name.find("join") != name.npos && name != "reset_joinpoint") return joined(query, name, file_id, call, depth);
  if (name == "select_from") return joined(query, name, file_id, call, depth);
  if (is_union(name)) return united(file_id, query, project_.index(file_id)[call].parts.from(1), depth);
  return library_method(query, file_id, call, depth);
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
