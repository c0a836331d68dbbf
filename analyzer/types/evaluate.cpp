#include "types/evaluate.h"

#include <algorithm>
#include <utility>

#include "domain/orm_names.h"

namespace ormlint {

namespace {

bool is_session_class(const OrmName& name) {
  return name && (name.name == "Session" || name.name == "AsyncSession" || name.name == "scoped_session" ||
                  name.name == "async_scoped_session");
}

Loads plain_class(std::string_view dotted) {
  if (dotted == "builtins.str") return Loads::text;
  if (dotted == "builtins.int") return Loads::integer;
  if (dotted == "builtins.float") return Loads::number;
  if (dotted == "builtins.bool") return Loads::boolean;
  return Loads::unknown;
}

}  // namespace

Type Evaluator::evaluate(FileId file_id, Id<Expr> id, int depth) {
  if (!id || depth <= 0) return {};
  const FileIndex& file = project_.index(file_id);
  const Expr& expr = file[id];
  switch (expr.kind) {
    case ExprKind::name:
      return name(file_id, id, depth);
    case ExprKind::attribute: {
      const Entity whole = resolve(project_, file_id, id);
      if (Type type = entity(file_id, whole, depth - 1); type.known()) return type;
      if (flask_database(project_, file_id, expr.parts[0]) && file.text(expr) == "session") {
        Type type;
        type.kind = TypeKind::session;
        return type;
      }
      const Type made = attribute(evaluate(file_id, expr.parts[0], depth - 1), file.text(expr));
      return !made.known() && is_core_column(file_id, id, depth) ? clause_type(Truth::raises) : made;
    }
    case ExprKind::await:
      return evaluate(file_id, expr.parts[0], depth - 1);
    case ExprKind::call:
      return call(file_id, id, depth);
    case ExprKind::subscript:
      return subscript(file_id, expr, depth);
    case ExprKind::string:
    case ExprKind::joined_string:
      return plain_type(Loads::text);
    case ExprKind::constant: {
      Type type;
      if (is_none(file, id)) type.kind = TypeKind::none;
      return bool_value(file, id) ? plain_type(Loads::boolean) : type;
    }
    case ExprKind::unary:
    case ExprKind::binary:
    case ExprKind::boolean:
    case ExprKind::compare:
      return operation(file_id, id, depth);
    case ExprKind::list:
    case ExprKind::tuple:
    case ExprKind::set: {
      if (expr.parts.empty()) return {};
      Type joined = evaluate(file_id, expr.parts[0], depth - 1);
      for (const Id<Expr> part : expr.parts.from(1)) joined = join(joined, evaluate(file_id, part, depth - 1));
      return joined.known() ? type_of_parts(TypeKind::sequence, {std::move(joined)}) : Type{};
    }
    case ExprKind::list_comp:
    case ExprKind::set_comp:
    case ExprKind::generator:
      return comprehension(file_id, expr, depth);
    case ExprKind::conditional:
      return join(evaluate(file_id, expr.parts[1], depth - 1), evaluate(file_id, expr.parts[2], depth - 1));
    case ExprKind::named:
      return evaluate(file_id, expr.parts[1], depth - 1);
    default:
      return {};
  }
}

Type Evaluator::comprehension(FileId file, const Expr& expr, int depth) {
  Type made = evaluate(file, expr.parts[0], depth - 1);
  return made.known() ? type_of_parts(TypeKind::sequence, {std::move(made)}) : Type{};
}

Type Evaluator::subscript(FileId file_id, const Expr& expr, int depth) {
  const FileIndex& file = project_.index(file_id);
  const Type object = evaluate(file_id, expr.parts[0], depth - 1);
  const auto number = integer_value(file, expr.parts[1]);
  if (object.kind == TypeKind::row && number && *number >= 0 &&
      static_cast<std::size_t>(*number) < object.parts.size()) {
    return object.parts[static_cast<std::size_t>(*number)];
  }
  if (object.kind == TypeKind::enum_class) {
    Type type;
    type.kind = TypeKind::member;
    type.members = object.members;
    return type;
  }
  if (object.is_sql()) return clause_type(Truth::raises);
  if (object.kind == TypeKind::sequence || object.kind == TypeKind::query || object.kind == TypeKind::related) {
    return file[expr.parts[1]].kind == ExprKind::slice ? object : element(object);
  }
  return {};
}

Type Evaluator::element(const Type& iterable) const {
  switch (iterable.kind) {
    case TypeKind::sequence:
    case TypeKind::result:
    case TypeKind::scalars:
      return iterable.parts.empty() ? Type{} : iterable.parts.front();
    case TypeKind::query: {  // of one entity it gives that, not a row
      if (iterable.parts.empty()) return {};
      const Type& row = iterable.parts.front();
      const bool entity = row.parts.size() == 1 && row.parts.front().kind == TypeKind::instance;
      return entity ? row.parts.front() : row;
    }
    case TypeKind::related:
      return model_type(TypeKind::instance, iterable.model);
    case TypeKind::enum_class: {
      Type type;
      type.kind = TypeKind::member;
      type.members = iterable.members;
      return type;
    }
    default:
      return {};
  }
}

Type Evaluator::entity(FileId from, const Entity& wanted, int depth) {
  Type type;
  if (const std::string* const dotted = external_name(wanted); dotted && is_queried(from, *dotted)) {
    type.kind = TypeKind::other_model;
    return type;
  }
  if (const auto members = declarations_.find_enum(wanted)) {
    type.kind = TypeKind::enum_class;
    type.members = *members;
    return type;
  }
  if (const auto* ref = std::get_if<ClassRef>(&wanted)) {
    if (const auto model = declarations_.find_model(*ref)) return model_type(TypeKind::model_class, *model);
    return {};
  }
  const auto* variable = std::get_if<VariableRef>(&wanted);
  if (!variable || depth <= 0) return {};
  const FileIndex& file = project_.index(variable->file);
  const Binding& binding = file[variable->binding];
  if (file[binding.scope].kind == ScopeKind::class_body) return {};  // an attribute: its owner says what it is
  return bound(variable->file, variable->binding, depth - 1).value_or(Type{});
}

const Column* Evaluator::column(Id<Model> id, std::string_view attribute) const {
  const Model& model = domain_.models[id];
  const auto found = model.attributes.find(attribute);
  if (found == model.attributes.end() || found->second.kind != AttributeKind::column) return nullptr;
  const auto in_table = [&](const std::optional<Id<Table>>& table) -> const Column* {
    if (!table) return nullptr;
    const std::vector<Column>& columns = domain_.tables[*table].columns;
    const auto column = std::ranges::find(columns, attribute, &Column::attribute);
    return column == columns.end() ? nullptr : &*column;
  };
  if (const Column* own = in_table(model.table)) return own;
  for (const Id<Model> parent : model.parents) {
    if (const Column* inherited = in_table(domain_.models[parent].table)) return inherited;
  }
  return nullptr;
}

Type Evaluator::loaded(Id<Model> model, const Column& column) {
  Type type;
  if (column.conditional || column.type.array) return type;
  if (column.type.loads == Loads::member && column.type.labels && column.type.labels->members) {
    type.kind = TypeKind::member;
    type.members = *column.type.labels->members;
  } else if (column.type.loads != Loads::unknown && column.type.loads != Loads::member) {
    type.kind = TypeKind::plain;
    type.loads = column.type.loads;
  }
  type.optional = column.nullable.value_or(true);
  type.column = &column;
  type.model = model;
  return type;
}

Type Evaluator::attribute(const Type& object, std::string_view name) const {
  switch (object.kind) {
    case TypeKind::enum_class: {
      Type type;
      if (!domain_.enums[object.members].member(name)) return type;
      type.kind = TypeKind::member;
      type.members = object.members;
      return type;
    }
    case TypeKind::member: {
      const Enum& owner = domain_.enums[object.members];
      if (name == "name") return plain_type(Loads::text);
      if (name == "value" && owner.is_text) return plain_type(Loads::text);
      return {};
    }
    case TypeKind::model_class: {
      Type type;
      if (name == "query") {  // Flask-SQLAlchemy
        type.kind = TypeKind::query;
        type.parts = {model_type(TypeKind::instance, object.model)};
        if (domain_.models[object.model].attributes.contains(name)) return {};
        return type;
      }
      return class_attribute(object, name);
    }
    case TypeKind::other_model: {
      Type type = clause_type(Truth::truthy);
      type.attribute = name;
      return name == "query" ? Type{} : type;
    }
    case TypeKind::instance:
    case TypeKind::fresh:
    case TypeKind::related: {
      const Model& model = domain_.models[object.model];
      for (const Relationship& relationship : model.relationships) {
        if (relationship.attribute == name && relationship.target)
          return model_type(TypeKind::related, *relationship.target);
      }
      if (object.kind == TypeKind::fresh) return {};
      const Column* const read = column(object.model, name);
      return read ? loaded(object.model, *read) : Type{};
    }
    default:
      return {};
  }
}

Type Evaluator::from_annotation(FileId file_id, Id<Expr> expr) const {
  const Annotation annotation = read_annotation(project_, file_id, expr);
  if (annotation.open || !annotation.core.expr || annotation.class_var) return {};
  const Entity core = follow(project_, resolve(project_, annotation.core.file, annotation.core.expr));
  Type type;
  if (const auto members = declarations_.find_enum(core)) {
    type.kind = TypeKind::member;
    type.members = *members;
  } else if (const auto* ref = std::get_if<ClassRef>(&core)) {
    const auto model = declarations_.find_model(*ref);
    type = model ? model_type(TypeKind::instance, *model) : Type{};
    if (!model) {
      type.kind = TypeKind::object;
      type.object = *ref;
    }
  } else if (const std::string* const dotted = external_name(core)) {
    if (is_session_class(orm_name(core))) {
      type.kind = TypeKind::session;
    } else if (plain_class(*dotted) != Loads::unknown) {
      type = plain_type(plain_class(*dotted));
    }
  }
  if (!type.known()) return {};
  type.optional = annotation.optional;
  return annotation.many ? type_of_parts(TypeKind::sequence, {std::move(type)}) : type;
}

}  // namespace ormlint
