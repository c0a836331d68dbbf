// What calls give: constructors, SQLAlchemy's ways to load objects, the project's own functions by their annotations.
#include <algorithm>
#include <utility>

#include "domain/orm_names.h"
#include "types/stub_use.h"

namespace ormlint {

Type Evaluator::call(FileId file_id, Id<Expr> id, int depth) {
  const FileIndex& file = project_.index(file_id);
  const Id<Expr> called = file[id].parts[0];
  const ExprKind kind = file[called].kind;
  if (kind == ExprKind::subscript) {  // Repository[Order](session)
    const Type made = from_generic(file_id, called);
    return made.kind == TypeKind::object ? made : Type{};
  }
  if (kind != ExprKind::name && kind != ExprKind::attribute) return {};
  const Entity entity = follow(project_, resolved(file_id, called));
  if (Type type = call_of_name(file_id, id, entity, depth); type.known()) return type;
  if (Type type = clause_function(file_id, id, depth); type.known()) return type;
  if (kind == ExprKind::attribute) {
    if (Type type = method(file_id, id, depth); type.known()) return type;
  }
  const Type object = evaluate(file_id, called, depth - 1);  // SessionLocal()
  return object.kind == TypeKind::foreign ? StubUse(*this, object, file_id, id, depth).method("__call__") : Type{};
}

Type Evaluator::call_of_name(FileId file_id, Id<Expr> call, const Entity& called, int depth) {
  const FileIndex& file = project_.index(file_id);
  if (const auto members = declarations_.find_enum(called)) {
    Type type;
    type.kind = TypeKind::member;  // Status("active")
    type.members = *members;
    return file[call].parts.size() == 2 ? type : Type{};
  }
  if (const auto* ref = std::get_if<ClassRef>(&called)) {
    if (const auto model = declarations_.find_model(*ref)) return model_type(TypeKind::fresh, *model);
    Type type;
    type.kind = TypeKind::object;
    type.object = *ref;
    return type;
  }
  if (const auto* function = std::get_if<FunctionRef>(&called)) return returned(function->file, function->stmt, depth);
  const std::string* const dotted = external_name(called);
  if (!dotted) return {};
  const Id<Expr> first = positional(file, call, 0);
  if (first && (*dotted == "typing.cast" || *dotted == "typing_extensions.cast"))
    return from_annotation(file_id, first);
  const OrmName orm = orm_name(called);
  if (Type type = orm ? made_by_orm(file_id, call, orm.name, depth) : Type{}; type.known()) return type;
  return library_call(file_id, call, *dotted, depth);
}

// What stubs cannot say: it depends on several arguments together.
Type Evaluator::made_by_orm(FileId file_id, Id<Expr> call, std::string_view name, int depth) {
  const FileIndex& file = project_.index(file_id);
  if (name == "union" || name == "union_all" || name == "intersect" || name == "except_") {
    const Type first = evaluate(file_id, positional(file, call, 0), depth - 1);
    return first.kind == TypeKind::statement ? united(file_id, first, file[call].parts.from(2), depth) : Type{};
  }
  if (name == "aliased") {
    Type of = evaluate(file_id, positional(file, call, 0), depth - 1);
    if (keyword(file, call, "name")) of.key = any_columns;  // in rows it has that name, else its class's
    return of.kind == TypeKind::model_class ? of : Type{};
  }
  return {};
}

Type Evaluator::method(FileId file_id, Id<Expr> call, int depth) {
  const FileIndex& file = project_.index(file_id);
  const Expr& called = file[file[call].parts[0]];
  const std::string_view name = file.text(called);
  const Type object = evaluate(file_id, called.parts[0], depth - 1);
  switch (object.kind) {
    case TypeKind::query:
    case TypeKind::statement:
      return query_method(object, name, file_id, call, depth);
    case TypeKind::column:
    case TypeKind::clause:
      return clause_method(object, name, file_id, call, depth);
    case TypeKind::object: {
      Type made = method_of_class(object, object.object, name, depth);
      return made.known() ? made : inherited(object, file_id, call, depth);
    }
    case TypeKind::instance:
    case TypeKind::fresh:
      return method_of_class(object, declarations_.classes[object.model.value], name, depth);
    case TypeKind::unknown:
      return method_of_unknown(file_id, call, name, depth);
    case TypeKind::foreign: {
      Type made = library_method(object, file_id, call, depth);
      return made.known() ? made : method_of_unknown(file_id, call, name, depth);
    }
    case TypeKind::plain:
    case TypeKind::sequence:
    case TypeKind::row:
    case TypeKind::session:
    case TypeKind::async_session:
    case TypeKind::result:
    case TypeKind::scalars:
      return library_method(object, file_id, call, depth);
    default:
      return {};
  }
}

// Who executes a statement or makes a query is a session, whatever it is called: the arguments prove it.
Type Evaluator::method_of_unknown(FileId file_id, Id<Expr> call, std::string_view name, int depth) {
  const bool executes = name == "execute" || name == "exec" || name == "scalars" || name == "scalar" ||
                        name == "stream" || name == "stream_scalars";
  if (name != "query" && !executes) return {};
  Type made = library_method(type_of_parts(TypeKind::async_session, {}), file_id, call, depth);
  if (made.kind != TypeKind::query) return made;
  const Type row = made.parts.empty() ? Type{} : made.parts.front();
  const bool proved = row.kind == TypeKind::row ? std::ranges::any_of(row.parts, &Type::known) : row.known();
  return proved ? made : Type{};
}

}  // namespace ormlint
