#include "rule/drift.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/text.h"
#include "rule/labels.h"
#include "schema/types.h"

namespace ormlint {

namespace {

using Columns = std::vector<std::string>;

// Through domains, which add checks to a type.
schema::Type without_domain(const schema::Schema& schema, const schema::Type& type) {
  const auto domain = schema.domains.find(type.name);
  return domain == schema.domains.end() ? type : domain->second.base;
}

bool built_in(const schema::Type& type) { return type.name.schema == "pg_catalog"; }

bool is_text(const schema::Type& type) {
  return built_in(type) && (type.name.name == "text" || type.name.name == "character varying");
}

// "timestamp with time zone" as "timestamp": SQL writes them apart, and so differ only by that.
std::string without_zone(const std::string& name) { return name.substr(0, name.find(' ')); }

bool is_moment(const schema::Type& type) { return type.name.name.ends_with(" time zone"); }

// The table's takes less than is declared. A text without a length takes any; numeric likewise.
bool is_shorter(const schema::Type& declared, const schema::Type& actual) {
  if (actual.modifiers.empty()) return false;
  const bool sized = is_text(actual) || actual.name.name == "character" || actual.name.name == "numeric";
  if (!sized) return false;
  if (declared.modifiers.empty()) return true;
  const auto scale = [](const schema::Type& type) { return type.modifiers.size() > 1 ? type.modifiers[1] : 0; };
  const auto whole = [&](const schema::Type& type) { return type.modifiers[0] - scale(type); };
  return scale(actual) < scale(declared) || whole(actual) < whole(declared);
}

// The table's number takes all that the declared one does.
bool is_wider(const schema::Type& declared, const schema::Type& actual) {
  constexpr std::array<std::string_view, 3> integers{"smallint", "integer", "bigint"};
  constexpr std::array<std::string_view, 2> floats{"real", "double precision"};
  const auto wider = [&](const auto& order) {
    const auto less = std::ranges::find(order, std::string_view(declared.name.name));
    const auto more = std::ranges::find(order, std::string_view(actual.name.name));
    return less != order.end() && more != order.end() && less < more;
  };
  return wider(integers) || wider(floats);
}

TypeDrift compare_built_in(const schema::Type& declared, const schema::Type& actual) {
  if (declared.dimensions != actual.dimensions) return TypeDrift::other;
  const bool text = is_text(declared) && is_text(actual);
  if (declared.name == actual.name || text) return is_shorter(declared, actual) ? TypeDrift::length : TypeDrift::none;
  if (is_moment(declared) && is_moment(actual) && without_zone(declared.name.name) == without_zone(actual.name.name)) {
    return TypeDrift::time_zone;
  }
  return is_wider(declared, actual) ? TypeDrift::none : TypeDrift::other;
}

std::set<std::string_view> set_of(const Columns& columns) { return {columns.begin(), columns.end()}; }

// WHERE a IS NOT NULL, of one of its columns: rows that have NULL there never are the same.
bool is_of_values(const schema::Index& index, const std::set<std::string_view>& columns) {
  std::string where = lower_case(index.where);
  std::erase_if(where, [](char c) { return c == '(' || c == ')' || c == '"'; });
  return std::ranges::any_of(columns, [&](std::string_view one) { return where == lower_case(one) + " is not null"; });
}

}  // namespace

bool is_table(const schema::Table& table) {
  return table.kind == schema::TableKind::table || table.kind == schema::TableKind::partitioned;
}

std::vector<ColumnPair> column_pairs(const DriftContext& context) {
  std::vector<ColumnPair> pairs;
  if (!is_table(context.actual)) return pairs;
  for (const Column& column : context.table.columns) {
    if (!column.name_known || column.conditional) continue;
    if (const schema::Column* const actual = context.actual.column(column.name)) pairs.push_back({column, *actual});
  }
  return pairs;
}

TypeDrift compare_types(const Column& column, const schema::Column& actual, const schema::Schema& schema) {
  if (!actual.type.known()) return TypeDrift::unknown;
  const schema::Type type = without_domain(schema, actual.type);
  const bool in_schema = enum_of(schema, type) != nullptr;
  if (column.type.labels && column.type.labels->native && !column.type.array) {
    if (in_schema) return TypeDrift::none;  // whether it is the same one, other rules ask
    return built_in(type) && type.dimensions == 0 ? TypeDrift::not_enum : TypeDrift::unknown;
  }
  if (column.type.ddl.empty() || column.type.array) return TypeDrift::unknown;
  const auto declared = schema::parse_type(column.type.ddl);
  if (!declared || !built_in(*declared)) return TypeDrift::unknown;
  if (in_schema) return type.dimensions == declared->dimensions ? TypeDrift::enum_only : TypeDrift::unknown;
  if (!built_in(type)) return TypeDrift::unknown;
  return compare_built_in(schema::behind_serial(*declared).value_or(*declared), type);
}

std::string declared_type(const Column& column) {
  if (column.type.labels && column.type.labels->native) return "an enum";
  const auto type = schema::parse_type(column.type.ddl);
  return type ? schema::print(*type) : column.type.ddl;
}

void report_types(const DriftContext& context, Reporter& report, TypeDrift wanted, std::string_view is) {
  for (const ColumnPair& pair : column_pairs(context)) {
    if (compare_types(pair.column, pair.actual, context.side.schema) != wanted) continue;
    Finding& finding =
        report(pair.type_at(), "the column `{}.{}` is declared as `{}`, and {} `{}` {}", shown(context.actual.name),
               pair.column.name, declared_type(pair.column), is, schema::print(pair.actual.type), context.side.where());
    finding.notes.push_back({pair.actual.at, "the column is here"});
  }
}

bool tells_of(const schema::Table& table, const std::vector<std::string>& columns) {
  const auto has = [&](const std::string& name) { return table.column(name) != nullptr; };
  return table.complete ? std::ranges::all_of(columns, has) : std::ranges::any_of(columns, has);
}

bool has_unique(const schema::Table& table, const Columns& columns) {
  const std::set<std::string_view> wanted = set_of(columns);
  if (table.primary_key && set_of(table.primary_key->columns) == wanted) return true;
  const auto same = [&](const schema::Key& key) { return set_of(key.columns) == wanted; };
  if (std::ranges::any_of(table.uniques, same)) return true;
  return std::ranges::any_of(table.indexes, [&](const schema::Index& index) {
    if (!index.unique || !(index.where.empty() || is_of_values(index, wanted))) return false;
    std::set<std::string_view> parts;
    for (const schema::IndexPart& part : index.parts) {
      if (part.column.empty()) return false;
      parts.insert(part.column);
    }
    return parts == wanted;
  });
}

bool has_index(const schema::Table& table, const Columns& columns) {
  const auto begins = [&](const Columns& key) {
    return key.size() >= columns.size() && std::equal(columns.begin(), columns.end(), key.begin());
  };
  if (table.primary_key && begins(table.primary_key->columns)) return true;
  if (std::ranges::any_of(table.uniques, [&](const schema::Key& key) { return begins(key.columns); })) return true;
  return std::ranges::any_of(table.indexes, [&](const schema::Index& index) {
    Columns parts;
    for (const schema::IndexPart& part : index.parts) parts.push_back(part.column);
    return begins(parts);
  });
}

const schema::ForeignKey* foreign_key_over(const schema::Table& table, const Columns& columns) {
  const std::set<std::string_view> wanted = set_of(columns);
  const auto found = std::ranges::find_if(table.foreign_keys,
                                          [&](const schema::ForeignKey& key) { return set_of(key.columns) == wanted; });
  return found == table.foreign_keys.end() ? nullptr : &*found;
}

}  // namespace ormlint
