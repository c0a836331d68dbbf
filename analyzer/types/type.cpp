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

Type clause_type(Truth truth) {
  Type type;
  type.kind = TypeKind::clause;
  type.truth = truth;
  return type;
}

Type member_type(Id<Enum> members, std::string_view which) {
  Type type;
  type.kind = TypeKind::member;
  type.members = members;
  type.member = which;
  return type;
}

bool Type::operator==(const Type& other) const {
  return kind == other.kind && loads == other.loads && members == other.members && model == other.model &&
         attribute == other.attribute && truth == other.truth && object == other.object && parts == other.parts;
}

Type join(const Type& left, const Type& right) {
  if (left.kind == TypeKind::none || right.kind == TypeKind::none) {
    Type type = left.kind == TypeKind::none ? right : left;
    type.optional = true;
    return type;
  }
  if (left.is_sql() && right.is_sql() && !(left == right)) return clause_type(Truth::unknown);
  if (!(left == right)) return {};
  Type type = left;
  type.optional |= right.optional;
  type.promised |= right.promised;
  if (left.literal != right.literal) type.literal.reset();
  if (left.aware != right.aware) type.aware.reset();
  if (left.member != right.member) type.member = {};
  if (left.column != right.column) type.column = nullptr;
  return type;
}

}  // namespace ormlint
