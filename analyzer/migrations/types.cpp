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
  return made.empty() ? schema::unknown_type : made;
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
    if (inner.empty() || inner == schema::unknown_type) return "";
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

std::optional<Operations::EnumParts> Operations::enum_parts(const Value& value) {
  if (value.kind != Kind::object || !is_enum(value.object->last_name())) return std::nullopt;
  const Object& object = *value.object;
  EnumParts made;
  made.name = as_text(object.keyword("name")).value_or("");
  made.schema = as_text(object.keyword("schema")).value_or("");
  made.native = as_bool(object.keyword("native_enum")).value_or(true);
  // Only PostgreSQL's own type asks.
  made.create_type = object.last_name() == "Enum" || as_bool(object.keyword("create_type")).value_or(true);
  if (const Value* const metadata = object.keyword("metadata"); metadata && !metadata->is_none())
    made.create_type = false;
  made.length = as_integer(object.keyword("length"));
  const Value* const first = object.given.positional.empty() ? nullptr : object.given.positional.data();
  const auto* const ref = first && first->kind == Kind::entity ? std::get_if<ClassRef>(&first->entity) : nullptr;
  if (ref) {
    if (made.name.empty()) made.name = lower_case(in_.project_.class_name(*ref));
    const auto members = in_.members(*ref);
    const Value* const callable = object.keyword("values_callable");
    if (!members) return made;
    if (callable && !callable->is_none()) {
      const Value labels = in_.call_value(*callable, {{list(*members)}, {}, false, at_});
      made.labels = as_texts(&labels);
      return made;
    }
    made.labels.emplace();
    for (const Value& member : *members) made.labels->push_back(member.text);
    return made;
  }
  if (object.given.open) return made;
  const Value labels = list(object.given.positional);
  made.labels = as_texts(&labels);
  if (made.labels && made.labels->empty() && !made.native) made.labels.reset();
  return made;
}

void Operations::note_lost_labels(const Value& type, const Arguments& given, const std::string& column) {
  const auto parts = enum_parts(type);
  if (!parts || !parts->native || !parts->labels) return;
  const schema::Schema& now = in_.database_.schema();
  const schema::Enum* const there = now.type({parts->schema.empty() ? "public" : parts->schema, parts->name});
  const auto table_name = as_text(given.get(0, "table_name"));
  const auto schema = as_text(given.keyword("schema"));
  const schema::Table* const table = table_name ? now.table({schema.value_or("public"), *table_name}) : nullptr;
  const schema::Column* const own = table ? table->column(column) : nullptr;
  const Value* const before = given.keyword("existing_type");
  const auto old = before ? enum_parts(*before) : std::nullopt;
  if (!there || !there->complete || !own || !old || old->name != parts->name || own->type.name != there->name) return;
  std::vector<std::string> lost;
  for (const std::string& label : *parts->labels)
    if (!there->has(label)) lost.push_back(label);
  in_.database_.note_lost_labels(std::move(lost));
}

std::string Operations::enum_type(const EnumParts& parts) {
  if (parts.native) in_.database_.enum_names.insert(parts.name);
  if (parts.native) return parts.name.empty() ? "" : qualified(parts.schema, parts.name);
  std::size_t longest = parts.length.value_or(0);
  if (!parts.labels && !parts.length) return "";
  for (const std::string& label : parts.labels.value_or(std::vector<std::string>{}))
    longest = std::max(longest, label.size());
  return "VARCHAR(" + std::to_string(longest) + ")";
}

void Operations::create_type(const Value& value, bool check_first, bool implicit) {
  if (value.kind == Kind::object && value.object->last_name() == "ARRAY") {
    if (const Value* const item = value.object->argument(0, "item_type")) create_type(*item, check_first, implicit);
    return;
  }
  const auto parts = enum_parts(value);
  if (!parts || !parts->native || parts->name.empty()) return;
  if (implicit && !parts->create_type) return;
  // SQLAlchemy makes a type once for all tables of a process.
  if (implicit && !in_.database_.made_types.emplace(parts->schema, parts->name).second) return;
  const std::string schema = parts->schema.empty() ? "public" : parts->schema;
  if (check_first && in_.database_.schema().type({schema, parts->name})) return;
  if (!parts->labels) {
    in_.database_.lose({{}, {{parts->schema, parts->name}}, false}, at_,
                       "the labels of the type `" + parts->name + "` are not known");
    return;
  }
  std::string labels;
  for (const std::string& label : *parts->labels) labels += (labels.empty() ? "" : ", ") + schema::quote_literal(label);
  emit("CREATE TYPE " + qualified(parts->schema, parts->name) + " AS ENUM (" + labels + ")");
}

void Operations::drop_type(const Value& value, bool check_first) {
  const auto parts = enum_parts(value);
  if (!parts || !parts->native || parts->name.empty()) return;
  in_.database_.made_types.erase({parts->schema, parts->name});
  emit(std::string("DROP TYPE ") + (check_first ? "IF EXISTS " : "") + qualified(parts->schema, parts->name));
}

// alembic-postgresql-enum: the type is made anew with these labels, and every column that has it is converted.
void Operations::sync_enum_values(const Arguments& given) {
  const auto schema = as_text(given.get(0, "enum_schema"));
  const auto name = as_text(given.get(1, "enum_name"));
  const auto labels = as_texts(given.get(2, "new_values"));
  if (!name || !labels) return in_.lose("", at_, "the labels of a type are not known");
  const schema::Schema& now = in_.database_.schema();
  const schema::Enum* const type = now.type({schema.value_or("public"), *name});
  if (!type || std::ranges::equal(type->labels, *labels, {}, &schema::Label::text)) return;
  std::string sql, conversions;
  for (const auto& [table_name, table] : now.tables) {
    for (const schema::Column& column : table.columns) {
      if (column.type.name != type->name) continue;
      const std::string to = qualified(schema, *name) + (column.type.dimensions > 0 ? "[]" : "");
      const std::string quoted_column = schema::quote_name(column.name);
      const std::string alter =
          "ALTER TABLE " + qualified(table_name.schema, table_name.name) + " ALTER COLUMN " + quoted_column;
      if (column.default_sql) conversions += alter + " DROP DEFAULT;\n";
      conversions += alter + " TYPE " + to + " USING " + quoted_column + "::text::" + to + ";\n";
      if (column.default_sql) conversions += alter + " SET DEFAULT " + *column.default_sql + ";\n";
    }
  }
  for (const std::string& label : *labels) sql += (sql.empty() ? "" : ", ") + schema::quote_literal(label);
  const std::string old = schema::quote_name(*name + "_old");
  emit("ALTER TYPE " + qualified(schema, *name) + " RENAME TO " + old + ";\nCREATE TYPE " + qualified(schema, *name) +
       " AS ENUM (" + sql + ");\n" + conversions + "DROP TYPE " + qualified(schema, "") + old);
}

}  // namespace ormlint::migrations
