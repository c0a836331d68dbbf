// What an attribute of a value gives, and what an annotation promises.
#include <algorithm>
#include <utility>

#include "domain/orm_names.h"
#include "types/evaluate.h"

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
  if (dotted == "builtins.bytes") return Loads::bytes;
  if (dotted == "builtins.dict" || dotted == "typing.Dict") return Loads::json;
  if (dotted == "uuid.UUID") return Loads::uuid;
  if (dotted == "datetime.datetime" || dotted == "datetime.date") return Loads::date_time;
  return Loads::unknown;
}

}  // namespace

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
  const bool all_text =
      !owner.open && std::ranges::all_of(owner.members, [](const EnumMember& one) { return one.text.has_value(); });
  return owner.is_text || all_text || text.literal ? text : Type{};
}

Type Evaluator::of_instance(const Type& object, std::string_view name) const {
  for (const Relationship& relationship : domain_.models[object.model].relationships) {
    if (relationship.attribute != name || !relationship.target) continue;
    const TypeKind kind = relationship.uselist == false ? TypeKind::instance : TypeKind::related;
    Type type = model_type(kind, *relationship.target);
    type.optional = true;
    type.promised = object.promised;
    return type;
  }
  if (object.kind == TypeKind::fresh) return {};
  const Column* const read = column(object.model, name);
  return read ? loaded(object.model, *read) : Type{};
}

Type Evaluator::attribute(const Type& object, std::string_view name) const {
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
    case TypeKind::plain:
      return object.loads == Loads::uuid && (name == "hex" || name == "urn") ? plain_type(Loads::text) : Type{};
    case TypeKind::instance:
    case TypeKind::fresh:
    case TypeKind::related:
      return of_instance(object, name);
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
      type.kind = orm_name(core).name.starts_with("Async") || orm_name(core).name.starts_with("async")
                      ? TypeKind::async_session
                      : TypeKind::session;
    } else if (plain_class(*dotted) != Loads::unknown) {
      type = plain_type(plain_class(*dotted));
    }
  }
  if (!type.known()) return {};
  type.optional = annotation.optional;
  type.promised = true;
  return annotation.many ? type_of_parts(TypeKind::sequence, {std::move(type)}) : type;
}

}  // namespace ormlint
