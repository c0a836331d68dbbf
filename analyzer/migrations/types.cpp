// Column types as the dialect of PostgreSQL writes them, from values.
#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "domain/type_ddl.h"
#include "migrations/operations.h"
#include "schema/names.h"
#include "schema/relocate.h"

namespace ormlint::migrations {

namespace {

bool is_enum(std::string_view last) { return last == "Enum" || last == "ENUM"; }

std::optional<std::vector<TypeArgument>> type_arguments(const Object& object) {
  if (object.given.open) return std::nullopt;
  std::vector<TypeArgument> made;
  const auto add = [&](const Value& value, std::optional<std::size_t> place, std::string_view name) {
    TypeArgument one;
    one.place = place;
    one.name = name;
    one.none = value.is_none();
    if (value.kind == Kind::integer) one.number = value.number;
    if (value.kind == Kind::boolean) one.number = value.truth;
    made.push_back(one);
  };
  for (std::size_t n = 0; n < object.given.positional.size(); ++n) add(object.given.positional[n], n, {});
  for (const auto& [name, value] : object.given.keywords) add(value, std::nullopt, name);
  return made;
}

// Of extensions: their arguments are part of the type's name.
std::string extension_type(const Object& object) {
  const std::string_view last = object.last_name();
  const auto number = [&](std::size_t n, std::string_view name) { return as_integer(object.argument(n, name)); };
  if (last == "Vector" || last == "VECTOR" || last == "HALFVEC") {
    const std::string base = last == "HALFVEC" ? "halfvec" : "vector";
    const auto size = number(0, "dim");
    return size ? base + "(" + std::to_string(*size) + ")" : base;
  }
  if (last == "Geometry" || last == "Geography") {
    const auto kind = as_text(object.argument(0, "geometry_type"));
    const auto srid = number(1, "srid");
    return lower_case(last) + "(" + kind.value_or("GEOMETRY") + "," + std::to_string(srid.value_or(-1)) + ")";
  }
  if (last == "GUID" && (object.name.starts_with("fastapi_users") || object.name.starts_with("sqlmodel")))
    return "UUID";
  if (last == "TIMESTAMPAware" && object.name.starts_with("fastapi_users")) return "TIMESTAMP WITH TIME ZONE";
  if (last == "LtreeType" || last == "LTREE") return "LTREE";
  return "";
}

}  // namespace

std::string Operations::type(const Value& value) {
  std::string made;
  if (value.kind == Kind::object) made = object_type(*value.object);
  if (value.kind == Kind::entity) {
    if (const std::string* const dotted = external_name(value.entity)) {
      Object bare;
      bare.name = *dotted;
      made = object_type(bare);
    } else if (const auto* ref = std::get_if<ClassRef>(&value.entity)) {
      made = class_type(*ref, nullptr);
    }
  }
  if (value.kind == Kind::object && made.empty()) note_foreign_type(value.object->name);
  if (value.kind == Kind::entity && made.empty()) {
    if (const std::string* const dotted = external_name(value.entity)) note_foreign_type(*dotted);
  }
  return made.empty() ? schema::unread_type : made;
}

// A type that only another database has.
void Operations::note_foreign_type(std::string_view dotted) {
  constexpr std::string_view dialects = "sqlalchemy.dialects.";
  if (!dotted.starts_with(dialects) || dotted.starts_with("sqlalchemy.dialects.postgresql")) return;
  in_.database_.foreign_type = dotted.substr(dialects.size());
}

std::string Operations::object_type(const Object& object) {
  const std::string_view last = object.last_name();
  if (is_enum(last)) {
    Value value;
    value.kind = Kind::object;
    value.object = std::make_shared<Object>(object);
    const auto parts = enum_parts(value);
    return parts ? enum_type(*parts) : "";
  }
  if (object.name == "class") {
    const auto* const ref = std::get_if<ClassRef>(&object.given.positional[0].entity);
    return ref ? class_type(*ref, &object) : "";
  }
  if (last == "ARRAY") {
    const Value* const item = object.argument(0, "item_type");
    const std::string inner = item ? type(*item) : "";
    const auto dimensions = as_integer(object.keyword("dimensions")).value_or(1);
    if (inner.empty() || inner == schema::unread_type) return "";
    std::string made = inner;
    for (std::int64_t n = 0; n < std::clamp<std::int64_t>(dimensions, 1, 6); ++n) made += "[]";
    return made;
  }
  if (last == "as_mutable") return object.given.positional.empty() ? "" : type(object.given.positional[0]);
  if (std::string known = type_ddl(last, type_arguments(object)); !known.empty()) {
    const Value* const collation = object.keyword("collation");
    const auto text = as_text(collation);
    return text ? known + " COLLATE " + schema::quote_name(*text) : known;
  }
  if (object.name.starts_with("sqlalchemy_utils.")) {
    const Value* const binary = object.keyword("binary");
    if (last == "UUIDType" && as_bool(binary).value_or(true)) return "UUID";
    if (const auto known = utils_type_ddl(last); !known.empty()) return std::string(known);
  }
  return extension_type(object);
}

// A class of the project: what it says itself for PostgreSQL, else its impl, else what it inherits from.
std::string Operations::class_type(const ClassRef& ref, const Object* call) {
  const ClassInfo* const info = in_.project_.class_info(ref);
  if (!info || !info->unresolved.empty()) return "";
  const auto function = [&](std::string_view name, Values given) {
    const auto member = find_member(in_.project_, *info, name);
    if (!member) return Value{};
    const Binding& binding = in_.project_.index(member->owner.file)[member->binding];
    if (binding.kind != BindingKind::function_def) return Value{};
    given.insert(given.begin(), Value{});
    return in_.call_function({member->owner.file, binding.stmt}, {std::move(given), {}, false, at_});
  };
  if (find_member(in_.project_, *info, "load_dialect_impl"))
    return type(function("load_dialect_impl", {made("connection", {})}));
  if (find_member(in_.project_, *info, "get_col_spec")) {
    const Value written = function("get_col_spec", {});
    return written.is_text() ? written.text : "";
  }
  Object inherited;
  const bool own = find_member(in_.project_, *info, "__init__").has_value();
  if (call && !own) {
    inherited.given = call->given;
    inherited.given.positional.erase(inherited.given.positional.begin());
  }
  if (find_member(in_.project_, *info, "impl")) {
    const Value impl = in_.class_attribute(ref, "impl");
    const std::string* const dotted = impl.kind == Kind::entity ? external_name(impl.entity) : nullptr;
    if (!dotted) return type(impl);
    inherited.name = *dotted;
    return object_type(inherited);
  }
  for (const BaseRef& base : info->external) {
    const std::string* const dotted = external_name(base.entity);
    if (!dotted || !dotted->starts_with("sqlalchemy")) continue;
    inherited.name = *dotted;
    if (std::string made = object_type(inherited); !made.empty()) return made;
  }
  return "";
}

}  // namespace ormlint::migrations
