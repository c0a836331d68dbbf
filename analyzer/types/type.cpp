#include "types/type.h"

#include <utility>

namespace ormlint {

Type plain_type(Loads loads) {
  Type type;
  type.kind = TypeKind::plain;
  type.loads = loads;
  return type;
}

Type model_type(TypeKind kind, Id<Model> model) {
  Type type;
  type.kind = kind;
  type.model = model;
  return type;
}

Type type_of_parts(TypeKind kind, std::vector<Type> parts) {
  Type type;
  type.kind = kind;
  type.parts = std::move(parts);
  return type;
}

Type clause_type(Truth truth, Type loads) {
  Type type;
  type.kind = TypeKind::clause;
  type.truth = truth;
  if (loads.known()) type.parts.push_back(std::move(loads));
  return type;
}

Type member_type(Id<Enum> members, std::string_view which) {
  Type type;
  type.kind = TypeKind::member;
  type.members = members;
  type.member = which;
  return type;
}

// Where a value came from is no part of what it is.
bool Type::operator==(const Type& other) const {
  const bool value = kind == TypeKind::plain || kind == TypeKind::member;
  return kind == other.kind && loads == other.loads && members == other.members && (value || model == other.model) &&
         attribute == other.attribute && truth == other.truth && object == other.object && parts == other.parts;
}

namespace {

bool is_dictionary(const Type& type) { return type.kind == TypeKind::plain && type.loads == Loads::json; }

// Of two types that are equal: what is known of both.
Type common(const Type& left, const Type& right) {
  Type type = left;
  type.optional |= right.optional;
  type.promised |= right.promised;
  if (left.literal != right.literal) type.literal.reset();
  if (left.aware != right.aware) type.aware.reset();
  if (left.member != right.member) type.member = {};
  if (left.key != right.key) type.key = {};
  if (left.column != right.column) type.column = nullptr, type.model = {};
  for (std::size_t n = 0; n < type.parts.size(); ++n) type.parts[n] = common(left.parts[n], right.parts[n]);
  return type;
}

}  // namespace

Type join(const Type& left, const Type& right) {
  if (left.kind == TypeKind::none || right.kind == TypeKind::none) {
    Type type = left.kind == TypeKind::none ? right : left;
    type.optional = true;
    return type;
  }
  if (left == right) return common(left, right);
  if (is_dictionary(left) && is_dictionary(right)) {
    Type type = left;
    type.parts.clear();
    type.optional |= right.optional;
    type.promised |= right.promised;
    return type;
  }
  if (left.is_sql() && right.is_sql()) {
    const bool same = left.kind == TypeKind::clause && right.kind == TypeKind::clause && left.truth == right.truth;
    return clause_type(same && left.attribute.empty() && right.attribute.empty() ? left.truth : Truth::unknown);
  }
  const auto is_object = [](const Type& type) {
    return type.kind == TypeKind::instance || type.kind == TypeKind::fresh;
  };
  if (!is_object(left) || !is_object(right) || left.model != right.model) return {};
  Type type = left.kind == TypeKind::fresh ? left : right;  // of which less is known
  type.optional = left.optional || right.optional;
  type.promised = left.promised || right.promised;
  return type;
}

}  // namespace ormlint
