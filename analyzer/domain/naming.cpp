#include "domain/naming.h"

#include <algorithm>
#include <string_view>

#include "base/md5.h"

namespace ormlint {

namespace {

// What the tokens of a format may speak of.
struct Subject {
  const Table& table;
  const std::vector<std::string>& columns;
  const std::optional<std::string>& given;
  const ForeignKey* key = nullptr;
};

std::string label_of(const Table& table, const std::string& column) {
  std::string schema = table.name.schema;
  std::ranges::replace(schema, '.', '_');
  return (schema.empty() ? "" : schema + "_") + table.name.name + "_" + column;
}

std::optional<std::string> one_column(const Subject& subject, std::size_t n, std::string_view what) {
  if (n >= subject.columns.size()) return std::nullopt;
  const std::string& name = subject.columns[n];
  const Column* const column = subject.table.column(name);
  if (what == "name") return name;
  if (what == "label") return label_of(subject.table, name);
  if (what == "key" && column) return column->key;
  return std::nullopt;
}

// column_0_name, column_1_label, and those that join all columns: column_0N_name, column_0_N_name.
std::optional<std::string> column_token(const Subject& subject, std::string_view token) {
  const std::size_t digits = token.find_first_not_of("0123456789");
  if (digits == 0 || digits == token.npos || digits > 2) return std::nullopt;
  std::size_t n = 0;
  for (const char c : token.substr(0, digits)) n = n * 10 + static_cast<std::size_t>(c - '0');
  const std::string_view rest = token.substr(digits);
  for (const std::string_view all : {"N_", "_N_"}) {
    if (!rest.starts_with(all)) continue;
    std::string joined;
    for (; n < subject.columns.size(); ++n) {
      const auto part = one_column(subject, n, rest.substr(all.size()));
      if (!part) return std::nullopt;
      joined += (joined.empty() || all == "N_" ? "" : "_") + *part;
    }
    return joined;
  }
  return rest.starts_with('_') ? one_column(subject, n, rest.substr(1)) : std::nullopt;
}

std::optional<std::string> token_value(const Subject& subject, std::string_view token) {
  if (token == "table_name") return subject.table.name.name;
  if (token == "constraint_name") return subject.given;
  if (token.starts_with("column_")) return column_token(subject, token.substr(7));
  if (!subject.key || !subject.key->known) return std::nullopt;
  if (token == "referred_table_name") return subject.key->target.name;
  if (token == "referred_column_0_name" && !subject.key->target_columns.empty())
    return subject.key->target_columns.front();
  return std::nullopt;
}

// "uq_%(table_name)s_%(column_0_name)s"; none for a token that is not SQLAlchemy's.
std::optional<std::string> formatted(std::string_view format, const Subject& subject) {
  std::string made;
  while (!format.empty()) {
    const std::size_t begin = format.find("%(");
    made += format.substr(0, begin);
    if (begin == format.npos) break;
    const std::size_t end = format.find(")s", begin);
    if (end == format.npos) return std::nullopt;
    const auto value = token_value(subject, format.substr(begin + 2, end - begin - 2));
    if (!value) return std::nullopt;
    made += *value;
    format.remove_prefix(end + 2);
  }
  return made;
}

// PostgreSQL takes 63 bytes; SQLAlchemy counts characters, and keeps 55 of a name that it made itself and is longer.
std::string shortened(const std::string& name) {
  constexpr std::size_t longest = 63;
  std::vector<std::size_t> begins;  // of every character
  for (std::size_t n = 0; n < name.size(); ++n) {
    if ((static_cast<unsigned char>(name[n]) & 0xC0U) != 0x80U) begins.push_back(n);
  }
  if (begins.size() <= longest) return name;
  return name.substr(0, begins[longest - 8]) + "_" + md5_hex(name).substr(28);
}

struct Convention {
  const MetaData& metadata;

  // Without a convention at all, only indexes get names.
  std::optional<std::string_view> find(std::string_view kind) const {
    const auto found = metadata.naming_convention.find(kind);
    if (found != metadata.naming_convention.end()) return found->second;
    if (metadata.naming_convention.empty() && kind == "ix") return "ix_%(column_0_label)s";
    return std::nullopt;
  }
};

void name_index(const Convention& convention, const Table& table, Index& index) {
  if (index.name_computed) return;
  const auto format = convention.find(index.constraint ? "uq" : "ix");
  const bool applies = format && (!index.name || format->find("constraint_name") != format->npos);
  if (!applies) {
    index.name_known = true;
    return;
  }
  const bool understood = convention.metadata.naming_known && table.name_known && table.schema_known && index.plain;
  const auto made = understood ? formatted(*format, {table, index.columns, index.name}) : std::nullopt;
  index.name = made ? std::optional(shortened(*made)) : std::nullopt;
  index.name_known = made.has_value();
}

}  // namespace

void name_by_convention(const MetaData& metadata, Table& table) {
  const Convention convention{metadata};
  for (Index& index : table.indexes) name_index(convention, table, index);
  const auto format = convention.find("fk");
  if (!format || !metadata.naming_known) return;
  for (ForeignKey& key : table.foreign_keys) {
    if (key.name && format->find("constraint_name") == format->npos) continue;
    if (const auto made = formatted(*format, {table, key.columns, key.name, &key})) key.name = shortened(*made);
  }
}

}  // namespace ormlint
