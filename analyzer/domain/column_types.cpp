#include "domain/column_types.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "domain/orm_names.h"
#include "domain/type_ddl.h"

namespace ormlint {

namespace {

using Row = std::pair<std::string_view, Loads>;

// SQLAlchemy's types by name, generic and PostgreSQL's. What depends on arguments or drivers is unknown.
constexpr std::array<Row, 48> type_names{{
    {"String", Loads::text},        {"Text", Loads::text},
    {"Unicode", Loads::text},       {"UnicodeText", Loads::text},
    {"VARCHAR", Loads::text},       {"NVARCHAR", Loads::text},
    {"CHAR", Loads::text},          {"NCHAR", Loads::text},
    {"TEXT", Loads::text},          {"CLOB", Loads::text},
    {"CITEXT", Loads::text},        {"AutoString", Loads::text},
    {"Integer", Loads::integer},    {"INTEGER", Loads::integer},
    {"INT", Loads::integer},        {"SmallInteger", Loads::integer},
    {"SMALLINT", Loads::integer},   {"BigInteger", Loads::integer},
    {"BIGINT", Loads::integer},     {"Float", Loads::number},
    {"FLOAT", Loads::number},       {"Double", Loads::number},
    {"DOUBLE", Loads::number},      {"DOUBLE_PRECISION", Loads::number},
    {"REAL", Loads::number},        {"Numeric", Loads::decimal},
    {"NUMERIC", Loads::decimal},    {"DECIMAL", Loads::decimal},
    {"Boolean", Loads::boolean},    {"BOOLEAN", Loads::boolean},
    {"LargeBinary", Loads::bytes},  {"BYTEA", Loads::bytes},
    {"BLOB", Loads::bytes},         {"VARBINARY", Loads::bytes},
    {"BINARY", Loads::bytes},       {"DateTime", Loads::date_time},
    {"DATETIME", Loads::date_time}, {"TIMESTAMP", Loads::date_time},
    {"Date", Loads::date},          {"DATE", Loads::date},
    {"Time", Loads::time},          {"TIME", Loads::time},
    {"JSON", Loads::json},          {"JSONB", Loads::json},
    {"Uuid", Loads::uuid},          {"Interval", Loads::interval},
    {"INTERVAL", Loads::interval},  {"PickleType", Loads::unknown},
}};

// What the default type_annotation_map makes of Python's types.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> annotation_names{{
    {"builtins.int", "Integer"},
    {"builtins.str", "String"},
    {"builtins.bool", "Boolean"},
    {"builtins.float", "Float"},
    {"builtins.bytes", "LargeBinary"},
    {"decimal.Decimal", "Numeric"},
    {"datetime.datetime", "DateTime"},
    {"datetime.date", "Date"},
    {"datetime.time", "Time"},
    {"datetime.timedelta", "Interval"},
    {"uuid.UUID", "Uuid"},
}};

constexpr std::array<std::string_view, 13> schema_items{
    "ForeignKey",       "ForeignKeyConstraint", "Sequence",     "Identity",      "Computed",      "CheckConstraint",
    "UniqueConstraint", "PrimaryKeyConstraint", "FetchedValue", "DefaultClause", "ColumnDefault", "Index",
    "ExcludeConstraint"};

}  // namespace

Loads loads_of(std::string_view name) {
  const auto found = std::ranges::find(type_names, name, &Row::first);
  return found == type_names.end() ? Loads::unknown : found->second;
}

std::string_view kept_name(std::string_view name) {
  const auto found = std::ranges::find(type_names, name, &Row::first);
  return found == type_names.end() ? std::string_view{} : found->first;
}

bool TypeReader::is_schema_item(FileId file, Id<Expr> expr) const {
  const FileIndex& index = project_.index(file);
  const Id<Expr> name = index[expr].kind == ExprKind::call ? index[expr].parts[0] : expr;
  const OrmName orm = orm_name(project_, file, name);
  return orm && std::ranges::find(schema_items, orm.name) != schema_items.end();
}

ColumnType TypeReader::read_deep(FileId file_id, Id<Expr> expr, int depth) const {
  const FileIndex& file = project_.index(file_id);
  const Location at{file_id, file[expr].span};
  ColumnType unknown;
  unknown.at = at;
  if (depth <= 0) return unknown;
  if (file[expr].kind == ExprKind::call) return of_call(file_id, expr, depth);
  if (file[expr].kind != ExprKind::name && file[expr].kind != ExprKind::attribute) return unknown;
  const Place place = value_of(project_, file_id, expr);
  if (place.expr != expr || place.file != file_id) {  // a type object with a name of its own, made once
    return read_deep(place.file, place.expr, depth - 1);
  }
  return of_name(file_id, expr, expr, depth);
}

// The default of UUID changed: 1.4 loads strings, 2.0 loads UUIDs. Uuid is of 2.0 only.
Loads TypeReader::uuid_loads(FileId file_id, Id<Expr> call, Loads loads) const {
  const FileIndex& file = project_.index(file_id);
  Id<Expr> written = call ? keyword(file, call, "as_uuid") : Id<Expr>{};
  if (call && !written) written = positional(file, call, 0);
  if (!written) return loads;
  const auto as_uuid = constant_bool(project_, file_id, written);
  return !as_uuid ? Loads::unknown : *as_uuid ? Loads::uuid : Loads::text;
}

// Numeric(asdecimal=False), Float(asdecimal=True)
Loads TypeReader::number_loads(FileId file_id, Id<Expr> call, Loads loads) const {
  if (!call) return loads;
  const FileIndex& file = project_.index(file_id);
  Id<Expr> written = keyword(file, call, "asdecimal");
  if (!written) written = positional(file, call, loads == Loads::decimal ? 3 : 1);
  if (!written) return has_unpacking(file, call) ? Loads::unknown : loads;
  const auto decimals = constant_bool(project_, file_id, written);
  return !decimals ? Loads::unknown : *decimals ? Loads::decimal : Loads::number;
}

ColumnType TypeReader::of_name(FileId file_id, Id<Expr> name, Id<Expr> place, int depth) const {
  const Location at{file_id, project_.index(file_id)[place].span};
  const Id<Expr> call = place == name ? Id<Expr>{} : place;
  ColumnType made;
  made.at = at;
  if (const OrmName orm = orm_name(project_, file_id, name)) {
    made.name = kept_name(orm.name);
    made.loads = loads_of(orm.name);
    made.ddl = type_ddl(project_, file_id, orm.name, call);
    if (orm.name == "UUID" || orm.name == "Uuid") made.loads = uuid_loads(file_id, call, made.loads);
    if (broad(made.loads) == Loads::number) made.loads = number_loads(file_id, call, made.loads);
    return made;
  }
  const Entity entity = follow(project_, resolve(project_, file_id, name));
  if (const auto* ref = std::get_if<ClassRef>(&entity)) return of_class(*ref, {file_id, place}, depth);
  const std::string* const dotted = external_name(entity);
  const bool plain = !call || project_.index(file_id)[call].parts.size() == 1;
  if (dotted && plain && dotted->starts_with("sqlalchemy_utils."))
    made.ddl = utils_type_ddl(std::string_view(*dotted).substr(dotted->rfind('.') + 1));
  return made;
}

// Enum(…, length=20) without a type of its own in the database has room for that many characters.
std::string TypeReader::called_enum_ddl(FileId file_id, Id<Expr> call, const EnumType& type) const {
  const Id<Expr> length = keyword(project_.index(file_id), call, "length");
  const auto given = length ? constant_integer(project_, file_id, length) : std::optional<std::int64_t>(0);
  return given && !type.schema_open ? enum_ddl(type, *given) : "";
}

ColumnType TypeReader::of_call(FileId file_id, Id<Expr> call, int depth) const {
  const FileIndex& file = project_.index(file_id);
  const Id<Expr> called = file[call].parts[0];
  const OrmName orm = orm_name(project_, file_id, called);
  ColumnType made;
  made.at = {file_id, file[call].span};
  if (orm && is_enum_name(orm.name)) {
    made.name = "Enum";
    made.labels = read_enum(file_id, call);
    made.ddl = called_enum_ddl(file_id, call, *made.labels);
    const bool members = made.labels->members.has_value();
    made.loads = members ? Loads::member : made.labels->labels_known ? Loads::text : Loads::unknown;
    return made;
  }
  if (orm && orm.name == "ARRAY") {
    if (const Id<Expr> item = positional(file, call, 0)) made = read_deep(file_id, item, depth - 1);
    const Id<Expr> dimensions = keyword(file, call, "dimensions");
    const auto count = dimensions ? constant_integer(project_, file_id, dimensions) : std::optional<std::int64_t>(1);
    if (!count) made.ddl.clear();
    for (std::int64_t n = 0; !made.ddl.empty() && n < std::min<std::int64_t>(*count, 16); ++n) made.ddl += "[]";
    made.array = true;
    made.loads = Loads::list;
    return made;
  }
  if (orm && orm.name == "as_mutable") {
    made.ddl = of_method(file_id, call, depth);
    made.loads = loads_of_method(file_id, call, depth);
    return made;
  }
  // String().with_variant(…), mutable wrappers and other methods: the type is what their author says.
  if (!orm && file[called].kind == ExprKind::attribute) {
    const Entity entity = resolve(project_, file_id, called);
    if (!std::holds_alternative<ClassRef>(entity) && !std::holds_alternative<External>(entity)) {
      made.ddl = of_method(file_id, call, depth);
      made.loads = loads_of_method(file_id, call, depth);
      return made;
    }
  }
  return of_name(file_id, called, call, depth);
}

// --- annotations ---

ColumnType TypeReader::from_annotation(const Annotation& annotation, const Base* base) const {
  ColumnType made;
  if (!annotation.core.expr) return made;
  const FileIndex& file = project_.index(annotation.core.file);
  made.at = {annotation.core.file, file[annotation.core.expr].span};
  if (annotation.open || annotation.many) return made;
  const Expr& core = file[annotation.core.expr];
  if (core.kind == ExprKind::subscript) {
    if (base && base->types_open) return made;
    const std::pair<Place, Place>* const entry = base ? entry_of(*base, annotation.core) : nullptr;
    if (entry) return read(entry->second.file, entry->second.expr);
    return of_literal(annotation.core.file, annotation.core.expr);
  }
  if (core.kind != ExprKind::name && core.kind != ExprKind::attribute) return made;
  const Entity entity = follow(project_, resolve(project_, annotation.core.file, annotation.core.expr));
  const std::optional<Id<Enum>> members = enums_.find(entity);
  if (base && base->types_open) return made;
  if (base && !base->types.empty()) {
    ColumnType mapped = mapped_by(*base, entity, members, made.at);
    if (!mapped.name.empty() || mapped.at != made.at) return mapped;
  }
  if (members) return of_members(*members, made.at);
  const std::string* const dotted = external_name(entity);
  if (!dotted) return made;
  const auto found =
      std::ranges::find(annotation_names, *dotted, [](const auto& row) { return std::string_view(row.first); });
  if (found == annotation_names.end()) return made;
  made.name = found->second;
  made.loads = loads_of(found->second);
  // An Annotated[…] alias may have an entry of its own, and the annotation no longer says whether it was one.
  const bool aliases =
      base && std::ranges::any_of(base->types, [&](const std::pair<Place, Place>& entry) {
        return std::holds_alternative<VariableRef>(resolve(project_, entry.first.file, entry.first.expr));
      });
  if (!aliases) made.ddl = type_ddl(project_, annotation.core.file, found->second, {});
  return made;
}

// The entry of a type_annotation_map for an alias: Size = Literal["small", "large"].
const std::pair<Place, Place>* TypeReader::entry_of(const Base& base, Place alias) const {
  const auto found = std::ranges::find_if(base.types, [&](const std::pair<Place, Place>& entry) {
    const Place key = value_of(project_, entry.first.file, entry.first.expr);
    return key.file == alias.file && key.expr == alias.expr;
  });
  return found == base.types.end() ? nullptr : &*found;
}

// The entry of a type_annotation_map for a type; for enums also the one for enum.Enum itself.
ColumnType TypeReader::mapped_by(const Base& base, const Entity& wanted, std::optional<Id<Enum>> members,
                                 Location at) const {
  ColumnType made;
  made.at = at;
  const std::pair<Place, Place>* general = nullptr;
  for (const auto& entry : base.types) {
    const Entity key = follow(project_, resolve(project_, entry.first.file, entry.first.expr));
    if (key == wanted && !std::holds_alternative<Unknown>(key)) return read(entry.second.file, entry.second.expr);
    const std::string* const dotted = external_name(key);
    if (dotted && members && (*dotted == "enum.Enum" || *dotted == "enum.StrEnum")) general = &entry;
  }
  if (!general) return made;
  const Place value = general->second;
  made.name = "Enum";
  if (is_enum_name(called_name(project_, value.file, value.expr).name)) {
    made.labels = read_enum(value.file, value.expr, members);
    made.labels->at = made.labels->name_at = at;
    made.loads = made.labels->native || made.labels->members ? Loads::member : Loads::unknown;
    made.ddl = called_enum_ddl(value.file, value.expr, *made.labels);
  } else {
    made.loads = Loads::unknown;
  }
  return made;
}

}  // namespace ormlint
