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
  if (dotted == "decimal.Decimal") return Loads::decimal;
  if (dotted == "builtins.bool") return Loads::boolean;
  if (dotted == "builtins.bytes") return Loads::bytes;
  if (dotted == "builtins.dict" || dotted == "typing.Dict") return Loads::json;
  if (dotted == "uuid.UUID") return Loads::uuid;
  if (dotted == "datetime.datetime") return Loads::date_time;
  if (dotted == "datetime.date") return Loads::date;
  if (dotted == "datetime.time") return Loads::time;
  if (dotted == "datetime.timedelta") return Loads::interval;
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

// self.session, repository.total: what the class's body declares, or a property's annotation.
Type Evaluator::of_object(ClassRef ref, std::string_view name) const {
  const ClassInfo* const info = project_.class_info(ref);
  const auto member = info ? find_member(project_, *info, name) : std::nullopt;
  return member ? declared(*member) : Type{};
}

Type Evaluator::declared(const Member& member) const {
  const FileIndex& file = project_.index(member.owner.file);
  const Binding& binding = file[member.binding];
  if (binding.kind != BindingKind::function_def)
    return binding.annotation ? from_annotation(member.owner.file, binding.annotation) : Type{};
  const Stmt& function = file[binding.stmt];
  const bool reads = std::ranges::any_of(function.decorators, [&](Id<Expr> decorator) {
    const std::string dotted = dotted_name(file, decorator);
    const std::string_view last = std::string_view(dotted).substr(dotted.rfind('.') + 1);
    return last == "property" || last == "cached_property" || last == "hybrid_property";
  });
  const bool annotated = function.exprs.size() > 1 && file[function.exprs[1]].kind != ExprKind::absent;
  return reads && annotated && function.decorators.size() == 1 ? from_annotation(member.owner.file, function.exprs[1])
                                                               : Type{};
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
    case TypeKind::row:
      return of_row(object, name);
    case TypeKind::result:
      return name == "rowcount" ? plain_type(Loads::integer) : Type{};
    case TypeKind::object:
      return of_object(object.object, name);
    case TypeKind::instance:
    case TypeKind::fresh:
    case TypeKind::related:
      return of_instance(object, name);
    default:
      return {};
  }
}

// tuple[int, str]: a part for each; none for other annotations.
Type Evaluator::from_tuple(FileId file_id, Id<Expr> expr) const {
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

Type Evaluator::from_annotation(FileId file_id, Id<Expr> expr) const {
  if (Type row = from_tuple(file_id, expr); row.known()) return row;
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
