#include "schema/names.h"

#include <algorithm>

namespace ormlint::schema {

namespace {

constexpr std::size_t max_name = 63;

// Every word that is more than an unreserved key word in some version from 12 to 18.
constexpr std::string_view keywords =
    " all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case "
    "cast char character check coalesce collate collation column concurrently constraint create cross "
    "current_catalog current_date current_role current_schema current_time current_timestamp current_user dec "
    "decimal default deferrable desc distinct do else end except exists extract false fetch float for foreign freeze "
    "from full grant greatest group grouping having ilike in initially inner inout int integer intersect interval "
    "into is isnull join json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar "
    "json_serialize json_table json_value lateral leading least left like limit localtime localtimestamp "
    "merge_action national natural nchar none normalize not notnull null nullif numeric offset on only or order out "
    "outer overlaps overlay placing position precision primary real references returning right row select "
    "session_user setof similar smallint some substring symmetric system_user table tablesample then time timestamp "
    "to trailing treat trim true union unique user using values varchar variadic verbose when where window with "
    "xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize "
    "xmltable ";

bool plain(char c, bool first) { return (c >= 'a' && c <= 'z') || c == '_' || (!first && c >= '0' && c <= '9'); }

// The longest prefix of at most `bytes` that ends between characters.
std::string_view clipped(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

}  // namespace

std::string quote_name(std::string_view name) {
  bool safe = !name.empty() && plain(name.front(), true) &&
              keywords.find(' ' + std::string(name) + ' ') == std::string_view::npos;
  for (const char c : name) safe = safe && plain(c, false);
  if (safe) return std::string(name);
  std::string quoted = "\"";
  for (const char c : name) {
    quoted += c;
    if (c == '"') quoted += c;
  }
  return quoted + '"';
}

std::string quote_literal(std::string_view text) {
  std::string quoted = text.find('\\') == std::string_view::npos ? "'" : "E'";
  for (const char c : text) {
    quoted += c;
    if (c == '\'' || c == '\\') quoted += c;
  }
  return quoted + '\'';
}

std::string print(const Name& name) {
  return name.schema.empty() ? quote_name(name.name) : quote_name(name.schema) + '.' + quote_name(name.name);
}

std::string truncate_name(std::string_view name) { return std::string(clipped(name, max_name)); }

std::string object_name(std::string_view first, std::string_view second, std::string_view label) {
  const std::size_t rest = 1 + label.size() + (second.empty() ? 0 : 1);
  const std::size_t room = max_name > rest ? max_name - rest : 0;
  std::size_t first_size = first.size(), second_size = second.size();
  while (first_size + second_size > room) --(first_size > second_size ? first_size : second_size);
  std::string name(clipped(first, first_size));
  if (!second.empty()) (name += '_') += clipped(second, second_size);
  return (name += '_') += label;
}

std::string joined_columns(const std::vector<std::string>& columns) {
  std::vector<std::string> names;
  for (const std::string& column : columns) {
    const std::string base = column.empty() ? "expr" : column;
    std::string name = base;
    for (int n = 1; std::ranges::find(names, name) != names.end(); ++n) {
      const std::string number = std::to_string(n);
      name = std::string(clipped(base, max_name - number.size())) + number;
    }
    names.push_back(std::move(name));
  }
  std::string joined;
  for (const std::string& name : names) {
    if (!joined.empty()) joined += '_';
    joined += name;
    if (joined.size() > max_name) break;
  }
  return joined;
}

}  // namespace ormlint::schema
