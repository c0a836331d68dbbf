// What an attribute of a value gives, and what an annotation promises.
#include <algorithm>
#include <utility>

#include "domain/orm_names.h"
#include "types/stub_use.h"

namespace ormlint {

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
  if (column.conditional) return type;
  if (column.type.array) {
    type.kind = TypeKind::plain;
    type.loads = Loads::list;
  } else if (column.type.loads == Loads::member && column.type.labels && column.type.labels->members) {
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

Type Evaluator::of_member(const Type& object, std::string_view name) const {
  const Enum& owner = domain_.enums[object.members];
  const EnumMember* const member = object.member.empty() ? nullptr : owner.member(object.member);
  Type text = plain_type(Loads::text);
  if (name == "name") {
    if (member && !member->alias) text.literal = member->name;
    return text;
  }
  if (name != "value") return {};
  if (member && member->text) text.literal = *member->text;
  const auto all = [&](auto value) {
    return !owner.open &&
           std::ranges::all_of(owner.members, [&](const EnumMember& one) { return (one.*value).has_value(); });
  };
  if (owner.is_text || text.literal || all(&EnumMember::text)) return text;
  return (member && member->number) || all(&EnumMember::number) ? plain_type(Loads::integer) : Type{};
}

// A row has its parts by name, unless the name is one of a tuple's or of the row's own, or several parts have it.
Type Evaluator::of_row(const Type& row, std::string_view name) const {
  if (name == "_mapping" || name == "_t" || name == "_tuple") {
    return type_of_parts(name == "_mapping" ? TypeKind::row_mapping : TypeKind::row, row.parts);
  }
  if (name.starts_with("_") || name == "count" || name == "index" || name == "t" || name == "tuple" || name == "keys")
    return {};
  const bool open = std::ranges::any_of(row.parts, [](const Type& part) { return part.kind == TypeKind::rest; });
  if (open || std::ranges::count(row.parts, name, &Type::key) != 1) return {};
  return *std::ranges::find(row.parts, name, &Type::key);
}

// subquery.c.total: the column of the row with that name.
Type Evaluator::of_columns(const Type& object, std::string_view name) {
  const bool columns = object.parts.size() == 1 && object.parts.front().kind == TypeKind::row && project_.library &&
                       project_.library->name_of(object.object) == "sqlalchemy.ColumnCollection";
  if (!columns) return {};
  const Type& row = object.parts.front();
  Type value = of_row(row, name);
  if (row.parts.size() == 1 && row.parts.front().kind == TypeKind::instance) {  // of the entity's table
    const Id<Model> model = row.parts.front().model;
    const Column* const read = column(model, name);
    value = read && read->name == name ? loaded(model, *read) : Type{};
  }
  const bool loads = value.kind == TypeKind::plain || value.kind == TypeKind::member;
  value.key = {};
  Type made = clause_type(Truth::raises, loads ? std::move(value) : Type{});
  made.key = name;
  return made;
}

Type Evaluator::attribute(const Type& object, std::string_view name) {
  switch (object.kind) {
    case TypeKind::enum_class: {
      const EnumMember* const member = domain_.enums[object.members].member(name);
      return member ? member_type(object.members, member->name) : Type{};
    }
    case TypeKind::member:
      return of_member(object, name);
    case TypeKind::model_class:
      if (name != "query") return class_attribute(object, name);
      if (domain_.models[object.model].attributes.contains(name)) return {};
      return type_of_parts(TypeKind::query, {model_type(TypeKind::instance, object.model)});  // Flask-SQLAlchemy
    case TypeKind::other_model: {
      Type type = clause_type(Truth::truthy);
      type.attribute = name;
      return name == "query" ? Type{} : type;
    }
    case TypeKind::row:
      return of_row(object, name);
    case TypeKind::object:
      return of_object(object, name);
    case TypeKind::instance:
    case TypeKind::fresh:
    case TypeKind::related:
      return of_instance(object, name);
    case TypeKind::foreign:
      if (Type column = of_columns(object, name); column.known()) return column;
      [[fallthrough]];
    case TypeKind::plain:
    case TypeKind::result:
      return !project_.library ? Type{} : StubUse(*this, object, max_depth).attribute(name);
    default:
      return {};
  }
}

// tuple[int, str]: a part for each; none for other annotations.
Type Evaluator::from_tuple(FileId file_id, Id<Expr> expr) {
  const FileIndex& file = project_.index(file_id);
  const bool quoted = file[expr].kind == ExprKind::string && !file[expr].parts.empty();
  const Expr& written = file[quoted ? file[expr].parts[0] : expr];
  if (written.kind != ExprKind::subscript || file[written.parts[1]].kind != ExprKind::tuple) return {};
  const Expr& name = file[written.parts[0]];
  const bool named = name.kind == ExprKind::name || name.kind == ExprKind::attribute;
  if (!named || (file.text(name) != "tuple" && file.text(name) != "Tuple")) return {};
  Type row = type_of_parts(TypeKind::row, {});
  for (const Id<Expr> part : file[written.parts[1]].parts) {
    if (file[part].kind == ExprKind::constant && !is_none(file, part)) return {};  // ...
    row.parts.push_back(from_annotation(file_id, part));
  }
  row.promised = true;
  return row;
}

// dict[str, Order], Repository[Order]: a class with its type arguments.
Type Evaluator::from_generic(FileId file_id, Id<Expr> expr) {
  const FileIndex& file = project_.index(file_id);
  if (!project_.library || file[expr].kind != ExprKind::subscript) return {};
  const Entity origin = follow(project_, resolve(project_, file_id, file[expr].parts[0]));
  const auto ref = library_class(origin);
  if (!ref && !std::holds_alternative<ClassRef>(origin)) return {};
  std::vector<Type> arguments;
  for (const Id<Expr> argument : type_arguments(file, file[expr].parts[1]))
    arguments.push_back(from_annotation(file_id, argument));
  if (ref) return StubUse(*this, {}, max_depth).instance(*ref, std::move(arguments));
  Type type = from_entity(origin);
  if (type.kind == TypeKind::object) type.parts = std::move(arguments);
  return type;
}

// An instance of the class that a name stands for, or what a type parameter does.
Type Evaluator::from_entity(const Entity& entity) {
  Type type;
  if (const auto* variable = std::get_if<VariableRef>(&entity)) {
    const FileIndex& file = project_.index(variable->file);
    const std::string_view name = file.text(file[variable->binding].name);
    const auto known = std::ranges::find(parameters_, name, &Parameters::value_type::first);
    return known == parameters_.end() ? type : known->second;
  }
  if (const auto members = declarations_.find_enum(entity)) {
    type.kind = TypeKind::member;
    type.members = *members;
    return type;
  }
  if (const auto* ref = std::get_if<ClassRef>(&entity)) {
    if (const auto model = declarations_.find_model(*ref)) return model_type(TypeKind::instance, *model);
    type.kind = TypeKind::object;
    type.object = *ref;
    return type;
  }
  const auto ref = library_class(entity);
  return ref ? StubUse(*this, {}, max_depth).instance(*ref, {}) : type;
}

Type Evaluator::from_annotation(FileId file_id, Id<Expr> expr) {
  if (Type row = from_tuple(file_id, expr); row.known()) return row;
  const Annotation annotation = read_annotation(project_, file_id, expr);
  if (annotation.open || !annotation.core.expr || annotation.class_var) return {};
  const FileId in = annotation.core.file;
  Type type = from_generic(in, annotation.core.expr);
  if (!type.known()) type = from_entity(follow(project_, resolve(project_, in, annotation.core.expr)));
  if (!type.known()) return {};
  type.optional = annotation.optional;
  type.promised = true;
  return annotation.many ? type_of_parts(TypeKind::sequence, {std::move(type)}) : type;
}

}  // namespace ormlint
