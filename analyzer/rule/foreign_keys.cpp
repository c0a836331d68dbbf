#include "rule/foreign_keys.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace ormlint {

namespace {

enum class Family : std::uint8_t { unknown, integer, numeric, real, text, uuid, moment, boolean, bytes, jsonb };

constexpr std::array<std::pair<std::string_view, Family>, 18> families{{
    {"SMALLINT", Family::integer},
    {"INTEGER", Family::integer},
    {"BIGINT", Family::integer},
    {"NUMERIC", Family::numeric},
    {"DECIMAL", Family::numeric},
    {"REAL", Family::real},
    {"FLOAT", Family::real},
    {"DOUBLE PRECISION", Family::real},
    {"VARCHAR", Family::text},
    {"TEXT", Family::text},
    {"CHAR", Family::text},
    {"UUID", Family::uuid},
    {"DATE", Family::moment},
    {"TIMESTAMP WITHOUT TIME ZONE", Family::moment},
    {"TIMESTAMP WITH TIME ZONE", Family::moment},
    {"BOOLEAN", Family::boolean},
    {"BYTEA", Family::bytes},
    {"JSONB", Family::jsonb},
}};

// Lengths and precisions make no difference.
Family family_of(const std::string& ddl) {
  const std::size_t open = ddl.find('('), close = ddl.find(')');
  std::string name = ddl.substr(0, open);
  if (open != ddl.npos && close != ddl.npos) name += ddl.substr(close + 1);
  const auto found = std::ranges::find(families, std::string_view(name), [](const auto& row) { return row.first; });
  return found == families.end() ? Family::unknown : found->second;
}

bool is_native_enum(const ColumnType& type) { return type.labels && type.labels->native && !type.array; }

}  // namespace

std::optional<bool> may_refer(const ColumnType& column, const ColumnType& target) {
  if (column.ddl.empty() || target.ddl.empty()) return std::nullopt;
  if (column.ddl == target.ddl) return true;
  const bool from_enum = is_native_enum(column), to_enum = is_native_enum(target);
  const Family from = from_enum ? Family::unknown : family_of(column.ddl);
  const Family to = to_enum ? Family::unknown : family_of(target.ddl);
  if ((from == Family::unknown && !from_enum) || (to == Family::unknown && !to_enum)) return std::nullopt;
  if (from_enum || to_enum) return false;
  if (from == to) return true;
  return (from == Family::integer && (to == Family::numeric || to == Family::real)) ||
         (from == Family::numeric && to == Family::real);
}

const Column* target_column(const ForeignKey& key, const Table& target, std::size_t n) {
  if (n >= key.target_columns.size()) return nullptr;
  const auto found = std::ranges::find(target.columns, key.target_columns[n], &Column::key);
  return found == target.columns.end() ? nullptr : &*found;
}

std::optional<bool> target_is_unique(const ForeignKey& key, const Table& target) {
  if (target.open || target.keys_open) return std::nullopt;
  std::set<std::string_view> wanted, primary;
  for (std::size_t n = 0; n < key.target_columns.size(); ++n) {
    const Column* const column = target_column(key, target, n);
    if (!column) return std::nullopt;
    wanted.insert(column->name);
  }
  for (const Column& column : target.columns) {
    if (!column.name_known) return std::nullopt;
    if (column.primary_key) primary.insert(column.name);
  }
  if (wanted == primary) return true;
  for (const Index& index : target.indexes) {
    if (!index.unique || index.partial) continue;
    const std::set<std::string_view> columns(index.columns.begin(), index.columns.end());
    if (!index.plain && !index.constraint) continue;
    if (!index.plain) return std::nullopt;
    if (wanted == columns) return true;
  }
  return false;
}

std::string column_path(const Table& table, std::string_view column) {
  std::string path = table.name.schema.empty() ? "" : table.name.schema + ".";
  return path.append(table.name.name).append(".").append(column);
}

}  // namespace ormlint
