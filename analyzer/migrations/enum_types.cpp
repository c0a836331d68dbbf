// Enum types: what a column says of one, when SQLAlchemy creates it, and how it changes.
#include <algorithm>

#include "base/text.h"
#include "migrations/operations.h"
#include "schema/casts.h"
#include "schema/names.h"
#include "schema/relocate.h"
#include "schema/types.h"

namespace ormlint::migrations {

namespace {

bool is_enum(std::string_view last) { return last == "Enum" || last == "ENUM"; }

// The last part of a type's name, called or not.
std::string_view type_name(const Value& value) {
  if (value.kind == Kind::object) return value.object->last_name();
  const std::string* const dotted = value.kind == Kind::entity ? external_name(value.entity) : nullptr;
  return dotted ? std::string_view(*dotted).substr(dotted->rfind('.') + 1) : std::string_view();
}

// alembic-postgresql-enum is given the new labels and the columns, alembic-autogenerate-enums the old and the new ones.
std::optional<std::vector<std::string>> new_labels(const Arguments& given) {
  if (const Value* const named = given.keyword("new_values")) return as_texts(named);
  const Value* const last = given.get(3, "affected_columns");
  const auto texts = last ? as_texts(last) : std::nullopt;
  return texts && !texts->empty() ? texts : as_texts(given.get(2, "new_values"));
}

}  // namespace

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

std::optional<schema::Fault> Operations::text_to_enum(const Value& type, const Arguments& given,
                                                      const std::string& column) {
  const auto parts = enum_parts(type);
  const Value* const before = given.keyword("existing_type");
  const Value* const conversion = given.keyword("postgresql_using");
  const bool converts = conversion && !conversion->is_none();
  constexpr std::string_view texts[]{"String", "VARCHAR", "Text", "TEXT", "Unicode", "UnicodeText", "AutoString"};
  const std::string_view declared = before ? type_name(*before) : std::string_view();
  const bool text = std::ranges::find(texts, declared) != std::end(texts);
  if (!parts || !parts->native || parts->name.empty() || converts || !text) return std::nullopt;
  const schema::Name name{as_text(given.keyword("schema")).value_or("public"),
                          as_text(given.get(0, "table_name")).value_or("")};
  const schema::Table* const table = in_.database_.schema().table(name);
  const schema::Column* const own = table ? table->column(column) : nullptr;
  const schema::Type plain{{"pg_catalog", "text"}, {}, {}, {}, 0};
  const bool known = own && own->type.known();
  if (known && (in_.database_.schema().type(own->type.name) ||
                schema::casts_by_itself(in_.database_.schema(), own->type, plain) != true))
    return std::nullopt;
  const std::string from = known ? schema::print(own->type) : "text";
  return schema::Fault{schema::FaultKind::no_cast, name, column, at_, false, from, parts->name};
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

std::optional<std::string> Operations::label_check(const Value& type, const std::string& column,
                                                   const std::string& table) {
  const auto parts = enum_parts(type);
  if (!parts || parts->native || !as_bool(type.object->keyword("create_constraint")).value_or(false))
    return std::nullopt;
  std::string listed;
  for (const std::string& one : parts->labels.value_or(std::vector{std::string(hole)}))
    listed += (listed.empty() ? "" : ", ") + schema::quote_literal(one);
  return named({"ck", table, {column}, {}, {}}, type.object->keyword("name")) + "CHECK (" + schema::quote_name(column) +
         " IN (" + listed + "))";
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

// The type is made anew with these labels, and every column that has it is converted.
void Operations::sync_enum_values(const Arguments& given) {
  const auto schema = as_text(given.get(0, "enum_schema"));
  const auto name = as_text(given.get(1, "enum_name"));
  const auto labels = new_labels(given);
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
