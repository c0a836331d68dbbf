// What attributes of mapped classes give: of an object the value, of the class the expression that loads it. Facts:
// SQLAlchemy's documentation, "Relationship Loading Techniques", "Association Proxy", "Hybrid Attributes", "Synonyms".
#include <algorithm>
#include <utility>

#include "domain/orm_names.h"
#include "types/stub_use.h"

namespace ormlint {

namespace {

// Each object has one on the other side: it refers to it by columns that are never NULL.
bool always_there(const Domain& domain, const Relationship& relationship) {
  if (!relationship.joined || relationship.fault != JoinFault::none || relationship.join_given) return false;
  if (relationship.direction != Direction::many_to_one || relationship.pairs.empty()) return false;
  return std::ranges::all_of(relationship.pairs, [&](const JoinPair& pair) {
    const Column* const local = domain.tables[pair.local.table].column(pair.local.name);
    return local && local->nullable == false && !local->conditional;
  });
}

// association_proxy("tags", "name")
std::optional<std::string_view> text_argument(const FileIndex& file, Id<Expr> call, std::size_t n) {
  const Id<Expr> argument = positional(file, call, n);
  return argument ? string_value(file, argument) : std::nullopt;
}

}  // namespace

std::optional<Member> Evaluator::member_of(Id<Model> model, std::string_view name) const {
  const ClassInfo* const info = project_.class_info(declarations_.classes[model.value]);
  return info ? find_member(project_, *info, name) : std::nullopt;
}

Type Evaluator::of_relationship(const Type& object, const Relationship& relationship) {
  const Id<Model> target = *relationship.target;
  const bool known = !relationship.open && relationship.uselist.has_value();
  Type type = model_type(TypeKind::instance, target);
  type.promised = object.promised;
  if (relationship.loads_as_query == "dynamic") return type_of_parts(TypeKind::query, {std::move(type)});
  if (!relationship.loads_as_query.empty()) {
    const auto ref = library_class(External{"sqlalchemy.orm.WriteOnlyCollection"});
    return ref ? StubUse(*this, {}, max_depth).instance(*ref, {std::move(type)}) : Type{};
  }
  if (known && *relationship.uselist)
    return relationship.collection_class ? keyed(object.model, relationship.attribute)
                                         : type_of_parts(TypeKind::sequence, {std::move(type)});
  if (!known) type.kind = TypeKind::related;
  type.optional = !known || object.kind == TypeKind::fresh || !always_there(domain_, relationship);
  return type;
}

Type Evaluator::of_instance(const Type& object, std::string_view name) {
  const Model& model = domain_.models[object.model];
  const auto found = model.attributes.find(name);
  if (found == model.attributes.end() && name == "awaitable_attrs") return object;  // of AsyncAttrs
  for (const Relationship& relationship : model.relationships) {
    if (relationship.attribute == name && relationship.target) return of_relationship(object, relationship);
  }
  if (found == model.attributes.end()) return {};
  switch (found->second.kind) {
    case AttributeKind::column: {
      const Column* const read = object.kind == TypeKind::fresh ? nullptr : column(object.model, name);
      return read ? loaded(object.model, *read) : Type{};
    }
    case AttributeKind::proxy:
    case AttributeKind::synonym:
      return made_by_call(object, name);
    case AttributeKind::relationship:
      return {};
    case AttributeKind::composite:
      return of_composite(object.model, name);
    default: {
      const auto member = member_of(object.model, name);
      return member ? declared(object, *member) : Type{};
    }
  }
}

// Mapped[dict[str, Note]], whose keys an attribute gives; of other collections nothing is known.
Type Evaluator::keyed(Id<Model> model, std::string_view name) {
  const auto member = member_of(model, name);
  if (!member) return {};
  const Id<Expr> annotation = project_.index(member->owner.file)[member->binding].annotation;
  Type type = annotation ? from_annotation(member->owner.file, annotation) : Type{};
  return type.kind == TypeKind::plain && type.loads == Loads::json ? type : Type{};
}

// composite(Point, …): None where all its columns are.
Type Evaluator::of_composite(Id<Model> model, std::string_view name) {
  const auto member = member_of(model, name);
  if (!member) return {};
  const FileIndex& file = project_.index(member->owner.file);
  const Binding& binding = file[member->binding];
  const Id<Expr> made_of = binding.value ? positional(file, binding.value, 0) : Id<Expr>{};
  const bool named = made_of && (file[made_of].kind == ExprKind::name || file[made_of].kind == ExprKind::attribute);
  Type type;
  if (named) type = from_entity(follow(project_, resolve(project_, member->owner.file, made_of)));
  if (!named && binding.annotation) type = from_annotation(member->owner.file, binding.annotation);
  type.optional = true;
  return type.kind == TypeKind::object ? type : Type{};
}

// A synonym is the attribute that it names; a proxy reads one of what a relationship gives.
Type Evaluator::made_by_call(const Type& object, std::string_view name) {
  const auto member = member_of(object.model, name);
  if (!member) return {};
  const FileIndex& file = project_.index(member->owner.file);
  const Binding& binding = file[member->binding];
  if (!binding.sole_target || !binding.value || file[binding.value].kind != ExprKind::call) return {};
  const OrmName made_by = called_name(project_, member->owner.file, binding.value);
  const auto first = text_argument(file, binding.value, 0), second = text_argument(file, binding.value, 1);
  if (!first || *first == name) return {};
  if (made_by.name == "synonym") {
    return object.kind == TypeKind::model_class ? class_attribute(object, *first) : of_instance(object, *first);
  }
  if (made_by.name != "association_proxy" || !second || object.kind == TypeKind::model_class) return {};
  const Type through = of_instance(object, *first);
  const bool many = through.kind == TypeKind::sequence;
  if (!many && through.kind != TypeKind::instance) return {};
  Type read = of_instance(many ? through.parts.front() : through, *second);
  if (!read.known()) return {};
  if (many) return type_of_parts(TypeKind::sequence, {std::move(read)});
  read.optional |= through.optional;
  return read;
}

Type Evaluator::class_attribute(const Type& model_class, std::string_view name) {
  const Model& model = domain_.models[model_class.model];
  const auto found = model.attributes.find(name);
  if (found == model.attributes.end()) return {};
  Type type = model_type(TypeKind::clause, model_class.model);
  type.attribute = found->first;
  type.truth = Truth::truthy;
  const auto loads = [&](Type value) {
    if (value.known()) type.parts.push_back(std::move(value));
  };
  switch (found->second.kind) {
    case AttributeKind::column:
      if (column(model_class.model, name)) type.kind = TypeKind::column, type.truth = Truth::unknown;
      return type;
    case AttributeKind::synonym:
      if (const Type same = made_by_call(model_class, name); same.is_sql()) loads(value_of(same));
      return type;
    case AttributeKind::relationship:
      return type;
    case AttributeKind::hybrid:  // or its comparator, or a method
      if (const auto member = member_of(model_class.model, name)) {
        Type value = declared(model_class, *member);
        value.optional = true;  // what the expression makes of NULL is NULL
        loads(std::move(value));
      }
      [[fallthrough]];
    case AttributeKind::proxy:
    case AttributeKind::composite:
      type.truth = Truth::unknown;
      return type;
    default: {
      const auto member = member_of(model_class.model, name);
      return member && is_column_property(*member) ? type : Type{};
    }
  }
}

// total = column_property(…), deferred(…): mapped, whatever the expression is.
bool Evaluator::is_column_property(const Member& member) const {
  const Binding& binding = project_.index(member.owner.file)[member.binding];
  if (!binding.sole_target || !binding.value) return false;
  const OrmName made_by = called_name(project_, member.owner.file, binding.value);
  return made_by.name == "column_property" || made_by.name == "query_expression" || made_by.name == "deferred";
}

}  // namespace ormlint
