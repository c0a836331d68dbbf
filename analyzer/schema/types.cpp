#include "schema/types.h"

#include <algorithm>
#include <array>
#include <utility>

#include "schema/names.h"

namespace ormlint::schema {

namespace {

// Those that format_type() gives another name than the catalog.
constexpr std::array renamed = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"bool", "boolean"},
    {"float4", "real"},
    {"float8", "double precision"},
    {"int2", "smallint"},
    {"int4", "integer"},
    {"int8", "bigint"},
    {"time", "time without time zone"},
    {"timestamp", "timestamp without time zone"},
    {"timestamptz", "timestamp with time zone"},
    {"timetz", "time with time zone"},
    {"varbit", "bit varying"},
    {"varchar", "character varying"},
});

// The rest of pg_catalog's types, versions 12 to 18, pseudo-types included.
constexpr std::string_view built_in =
    " aclitem any anyarray anycompatible anycompatiblearray anycompatiblemultirange anycompatiblenonarray "
    "anycompatiblerange anyelement anyenum anymultirange anynonarray anyrange bit box bpchar bytea char cid cidr "
    "circle cstring date datemultirange daterange event_trigger fdw_handler gtsvector index_am_handler inet "
    "int2vector int4multirange int4range int8multirange int8range internal interval json jsonb jsonpath "
    "language_handler line lseg macaddr macaddr8 money name numeric nummultirange numrange oid oidvector path pg_lsn "
    "pg_node_tree pg_snapshot point polygon record refcursor regclass regcollation regconfig regdictionary "
    "regnamespace regoper regoperator regproc regprocedure regrole regtype table_am_handler text tid trigger "
    "tsm_handler tsmultirange tsquery tsrange tstzmultirange tstzrange tsvector txid_snapshot unknown uuid void xid "
    "xid8 xml ";

// What the catalog calls a type to what it is printed as; empty when there is no such type.
std::string_view printed_name(std::string_view catalog_name) {
  for (const auto& [from, to] : renamed) {
    if (catalog_name == from || catalog_name == to) return to;
  }
  const std::size_t found = built_in.find(' ' + std::string(catalog_name) + ' ');
  return found == std::string_view::npos ? std::string_view{} : built_in.substr(found + 1, catalog_name.size());
}

bool has_precision(std::string_view name) {
  return name.starts_with("time") || name == "interval";  // timestamp too
}

// The modifiers as the catalog would hold them, printed again.
void complete_modifiers(Type& type) {
  std::string& name = type.name.name;
  auto& modifiers = type.modifiers;
  if (name == "bpchar" && !modifiers.empty()) name = "character";
  if (name == "numeric" && modifiers.size() == 1) modifiers.push_back(0);
  if (has_precision(name) && !modifiers.empty()) modifiers[0] = std::min(modifiers[0], 6);
}

std::string print_modifiers(const Type& type) {
  if (!type.other_modifiers.empty()) return '(' + type.other_modifiers + ')';
  if (type.modifiers.empty()) return {};
  std::string text = "(";
  for (const std::int32_t modifier : type.modifiers) {
    if (text.size() > 1) text += ',';
    text += std::to_string(modifier);
  }
  return text + ')';
}

std::string print_built_in(const Type& type) {
  const std::string& name = type.name.name;
  const std::string modifiers = print_modifiers(type);
  // Without a length these two are not the types of the same name that SQL knows, which have length 1.
  if (name == "char" || (name == "bit" && modifiers.empty())) return '"' + name + '"' + modifiers;
  if (name == "any") return "\"any\"";
  if (name == "interval" && !type.interval_fields.empty()) return name + ' ' + type.interval_fields + modifiers;
  // timestamp(3) without time zone: the modifiers stand behind the first word.
  const std::size_t first_word = name.starts_with("time") ? std::min(name.find(' '), name.size()) : name.size();
  return name.substr(0, first_word) + modifiers + name.substr(first_word);
}

}  // namespace

Type canonical_type(Name name, std::vector<std::int32_t> modifiers, bool array) {
  Type type{std::move(name), std::move(modifiers), {}, {}, array ? 1u : 0u};
  if (!type.name.schema.empty() && type.name.schema != "pg_catalog") return type;
  std::string_view printed = printed_name(type.name.name);
  if (printed.empty() && type.name.name.starts_with('_')) {
    printed = printed_name(std::string_view(type.name.name).substr(1));
    if (!printed.empty()) type.dimensions = 1;
  }
  if (printed.empty()) return type;
  type.name = {"pg_catalog", std::string(printed)};
  complete_modifiers(type);
  return type;
}

std::string print(const Type& type) {
  if (!type.known()) return "?";
  std::string text;
  if (type.name.schema == "pg_catalog") {
    text = print_built_in(type);
  } else {
    text = print(type.name) + print_modifiers(type);
  }
  return type.dimensions > 0 ? text + "[]" : text;
}

std::optional<Type> behind_serial(const Type& type) {
  constexpr std::array serials = std::to_array<std::pair<std::string_view, const char*>>({
      {"bigserial", "bigint"},
      {"serial", "integer"},
      {"serial2", "smallint"},
      {"serial4", "integer"},
      {"serial8", "bigint"},
      {"smallserial", "smallint"},
  });
  if (!type.name.schema.empty() || type.dimensions > 0) return std::nullopt;
  for (const auto& [serial, integer] : serials) {
    if (type.name.name == serial) return Type{{"pg_catalog", integer}, {}, {}, {}, 0};
  }
  return std::nullopt;
}

}  // namespace ormlint::schema
