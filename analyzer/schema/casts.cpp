#include "schema/casts.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace ormlint::schema {

namespace {

enum class Family : std::uint8_t {
  unknown,
  integer,
  numeric,
  real,
  text,
  uuid,
  date,
  timestamp,
  timestamptz,
  time,
  interval,
  boolean,
  bytes,
  json,
  jsonb,
  address,
  labels,  // an enum
};

constexpr std::array<std::pair<std::string_view, Family>, 21> families{{
    {"smallint", Family::integer},
    {"integer", Family::integer},
    {"bigint", Family::integer},
    {"numeric", Family::numeric},
    {"real", Family::real},
    {"double precision", Family::real},
    {"text", Family::text},
    {"character varying", Family::text},
    {"character", Family::text},
    {"uuid", Family::uuid},
    {"date", Family::date},
    {"timestamp without time zone", Family::timestamp},
    {"timestamp with time zone", Family::timestamptz},
    {"time without time zone", Family::time},
    {"interval", Family::interval},
    {"boolean", Family::boolean},
    {"bytea", Family::bytes},
    {"json", Family::json},
    {"jsonb", Family::jsonb},
    {"inet", Family::address},
    {"cidr", Family::address},
}};

Family family_of(const Schema& schema, const Type& type) {
  if (!type.known()) return Family::unknown;
  const Enum* const labels = schema.type(type.name);
  if (labels) return labels->complete ? Family::labels : Family::unknown;
  if (type.name.schema != "pg_catalog") return Family::unknown;
  const auto found =
      std::ranges::find(families, std::string_view(type.name.name), [](const auto& row) { return row.first; });
  return found == families.end() ? Family::unknown : found->second;
}

bool is_number(Family family) {
  return family == Family::integer || family == Family::numeric || family == Family::real;
}

// Between two families that are not one.
bool casts(Family from, Family to) {
  using enum Family;
  if (to == text || (is_number(from) && is_number(to))) return true;
  constexpr std::array<std::pair<Family, Family>, 11> pairs{{
      {date, timestamp},
      {date, timestamptz},
      {timestamp, date},
      {timestamp, time},
      {timestamp, timestamptz},
      {timestamptz, date},
      {timestamptz, time},
      {timestamptz, timestamp},
      {time, interval},
      {json, jsonb},
      {jsonb, json},
  }};
  return (from == interval && to == time) || std::ranges::find(pairs, std::pair{from, to}) != pairs.end();
}

}  // namespace

std::optional<bool> casts_by_itself(const Schema& schema, const Type& from, const Type& to) {
  const Family one = family_of(schema, from), other = family_of(schema, to);
  if (one == Family::unknown || other == Family::unknown) return std::nullopt;
  const bool lists = from.dimensions > 0 || to.dimensions > 0;
  if (lists && (from.dimensions > 0) != (to.dimensions > 0)) return other == Family::text && to.dimensions == 0;
  if (one == other && one != Family::labels) return true;
  if (one == other) return from.name == to.name;
  return casts(one, other);
}

std::optional<bool> may_refer(const Schema& schema, const Type& column, const Type& target) {
  const Family one = family_of(schema, column), other = family_of(schema, target);
  if (one == Family::unknown || other == Family::unknown) return std::nullopt;
  if (column.dimensions > 0 || target.dimensions > 0) {
    if ((column.dimensions > 0) != (target.dimensions > 0)) return false;
    return column.name == target.name ? std::optional(true) : std::nullopt;
  }
  if (one == Family::labels && other == Family::labels) return column.name == target.name;
  if (one == other) return one == Family::json ? std::nullopt : std::optional(true);
  const auto is_moment = [](Family family) {
    return family == Family::date || family == Family::timestamp || family == Family::timestamptz;
  };
  if (is_moment(one) && is_moment(other)) return true;
  if (one == Family::time || other == Family::time || one == Family::interval || other == Family::interval)
    return std::nullopt;
  return (one == Family::integer && is_number(other)) || (one == Family::numeric && other == Family::real);
}

}  // namespace ormlint::schema
