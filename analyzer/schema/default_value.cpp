#include "schema/default_value.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "schema/expression.h"
#include "schema/types.h"

namespace ormlint::schema {

namespace {

// Types whose texts are read alike.
enum class Sort : std::uint8_t { other, boolean, integer, number, text, json, uuid, label, moment, date, array };

struct Value {
  enum Kind : std::uint8_t { unknown, null, literal, now, today, random_uuid };
  Kind kind = unknown;
  std::string text;  // of a literal, so that equal values have equal texts
};

Sort sort_of(const Type& type) {
  static constexpr std::array<std::pair<std::string_view, Sort>, 16> sorts{{
      {"boolean", Sort::boolean},
      {"smallint", Sort::integer},
      {"integer", Sort::integer},
      {"bigint", Sort::integer},
      {"numeric", Sort::number},
      {"real", Sort::number},
      {"double precision", Sort::number},
      {"text", Sort::text},
      {"character varying", Sort::text},
      {"json", Sort::json},
      {"jsonb", Sort::json},
      {"uuid", Sort::uuid},
      {"date", Sort::date},
      {"timestamp without time zone", Sort::moment},
      {"timestamp with time zone", Sort::moment},
      {"interval", Sort::other},
  }};
  if (type.dimensions > 0) return Sort::array;
  if (type.name.schema != "pg_catalog") return Sort::other;
  const auto* const found =
      std::ranges::find(sorts, std::string_view(type.name.name), &decltype(sorts)::value_type::first);
  return found == sorts.end() ? Sort::other : found->second;
}

bool is_number(Sort sort) { return sort == Sort::integer || sort == Sort::number; }

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  return begin == text.npos ? std::string_view() : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

Value literal(std::string_view text) { return {Value::literal, std::string(text)}; }

// -007.50 as -7.5; what is written with an exponent is left alone.
Value number_value(std::string_view written, Sort sort) {
  std::string_view digits = trimmed(written);
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits = trimmed(digits.substr(1));
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string_view whole = digits.substr(0, point), part = digits.substr(std::min(point + 1, digits.size()));
  if ((std::string(whole) + std::string(part)).find_first_not_of("0123456789") != std::string::npos || digits.empty())
    return {};
  while (whole.starts_with('0')) whole.remove_prefix(1);
  while (part.ends_with('0')) part.remove_suffix(1);
  if (!part.empty() && sort == Sort::integer) return {};
  if (whole.empty() && part.empty()) return literal("0");
  return literal((negative ? "-" : "") + std::string(whole) + (part.empty() ? "" : "." + std::string(part)));
}

Value boolean_value(std::string_view written) {
  const std::string word = lower_case(trimmed(written));
  if (word == "1" || word == "on") return literal("true");
  if (word == "0" || word == "of" || word == "off") return literal("false");
  for (const auto& [whole, value] : {std::pair("true", "true"), {"yes", "true"}, {"false", "false"}, {"no", "false"}})
    if (!word.empty() && std::string_view(whole).starts_with(word)) return literal(value);
  return {};
}

Value uuid_value(std::string_view written) {
  std::string digits;
  for (const char c : lower_case(written))
    if (c != '-' && c != '{' && c != '}') digits += c;
  return digits.size() == 32 ? literal(digits) : Value{};
}

// Of arrays only the empty one is told from others.
Value array_value(std::string_view written) {
  const auto says_something = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
  };
  if (std::ranges::any_of(written, says_something)) return literal(written);
  std::string bare(written);
  std::erase_if(bare, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
  return bare == "{}" ? literal(bare) : Value{};
}

// A text as a type reads it.
Value text_value(const std::string& text, Sort sort) {
  switch (sort) {
    case Sort::boolean:
      return boolean_value(text);
    case Sort::integer:
    case Sort::number:
      return number_value(text, sort);
    case Sort::uuid:
      return uuid_value(text);
    case Sort::array:
      return array_value(text);
    default:
      return literal(text);
  }
}

struct Function {
  std::string_view name;
  Value::Kind gives;
};
constexpr std::array<Function, 6> functions{{{"now", Value::now},
                                             {"transaction_timestamp", Value::now},
                                             {"statement_timestamp", Value::now},
                                             {"clock_timestamp", Value::now},
                                             {"gen_random_uuid", Value::random_uuid},
                                             {"uuid_generate_v4", Value::random_uuid}}};

class Reader {
 public:
  explicit Reader(const Expression& written) : written_(written) {}

  Value read(Sort sort) const { return read(written_.root(), sort); }

 private:
  Value read(Node wrapped, Sort sort) const {
    const std::string_view kind = wrapped.kind();
    const Node node = wrapped.inner();
    if (kind == "A_Const") return constant(node, sort);
    if (kind == "TypeCast") return cast(node, sort);
    if (kind == "SQLValueFunction") return moment(node.text("op"), sort);
    if (kind == "A_ArrayExpr" && sort == Sort::array && node.list("elements").empty()) return literal("{}");
    if (kind != "FuncCall" || !node.list("args").empty()) return {};
    const std::vector<std::string> names = node.names("funcname");
    const auto* const found = std::ranges::find(functions, std::string_view(names.back()), &Function::name);
    if (found == functions.end()) return {};
    return found->gives == Value::now ? moment("SVFOP_CURRENT_TIMESTAMP", sort) : Value{found->gives, {}};
  }

  Value constant(Node node, Sort sort) const {
    if (node.flag("isnull")) return {Value::null, {}};
    if (node["sval"]) return text_value(node["sval"].text("sval"), sort);
    if (const Node truth = node["boolval"])
      return sort == Sort::boolean || sort == Sort::text ? literal(truth.flag("boolval") ? "true" : "false") : Value{};
    if (!node["ival"] && !node["fval"]) return {};
    const std::string written = written_.number(node);
    if (sort == Sort::text && node["ival"]) return number_value(written, Sort::integer);
    return is_number(sort) ? number_value(written, sort) : Value{};
  }

  // 'x'::text, (0)::numeric, '{}'::jsonb: of the column's own sort, so that it changes nothing.
  Value cast(Node node, Sort sort) const {
    const Node target = node["typeName"];
    std::vector<std::string> names = target.names("names");
    if (names.empty() || !target.list("typmods").empty()) return {};
    const std::string schema = names.size() > 1 ? names.front() : "";
    const Type type = canonical_type({schema, names.back()}, {}, !target.list("arrayBounds").empty());
    const Sort to = type.name.schema == "pg_catalog" || type.dimensions > 0 ? sort_of(type) : Sort::label;
    const bool same =
        to == sort || (is_number(to) && sort == Sort::number) || (to == Sort::text && sort == Sort::label);
    if (same) return read(node["arg"], sort);
    const Value inner = read(node["arg"], Sort::other);
    return inner.kind == Value::null ? inner : Value{};
  }

  static Value moment(std::string_view function, Sort sort) {
    if (sort != Sort::moment && sort != Sort::date) return {};
    if (function == "SVFOP_CURRENT_DATE") return {sort == Sort::date ? Value::now : Value::today, {}};
    const bool now = function.starts_with("SVFOP_CURRENT_TIMESTAMP") || function.starts_with("SVFOP_LOCALTIMESTAMP");
    return now ? Value{Value::now, {}} : Value{};
  }

  const Expression& written_;
};

Value value_of(const std::string& sql, Sort sort) {
  const auto written = Expression::parse(sql);
  return written ? Reader(*written).read(sort) : Value{};
}

std::optional<bool> same_json(const std::string& one, const std::string& other) {
  rapidjson::Document a, b;
  a.Parse<rapidjson::kParseIterativeFlag>(one.c_str());
  b.Parse<rapidjson::kParseIterativeFlag>(other.c_str());
  if (a.HasParseError() || b.HasParseError()) return std::nullopt;
  return a == b;
}

std::optional<bool> same_literal(const std::string& one, const std::string& other, Sort sort) {
  if (one == other) return true;
  if (sort == Sort::json) return same_json(one, other);
  // Quotes and blanks in arrays, and the ways to write a date, are many.
  if (sort == Sort::array && one != "{}" && other != "{}") return std::nullopt;
  if (sort == Sort::moment || sort == Sort::date || sort == Sort::other) return std::nullopt;
  return false;
}

// 'now' is a moment too, though that of the table's making.
bool is_fixed(const Value& value, Sort sort) {
  if (value.kind != Value::literal) return false;
  if (sort == Sort::uuid) return true;
  return (sort == Sort::moment || sort == Sort::date) && !value.text.empty() && value.text.front() >= '0' &&
         value.text.front() <= '9';
}

}  // namespace

bool is_null_default(const std::string& sql) { return value_of(sql, Sort::other).kind == Value::null; }

std::optional<bool> same_default(const Schema& schema, const Type& type, const std::string& one,
                                 const std::string& other) {
  const bool labels = schema.type(type.name) != nullptr && type.dimensions == 0;
  const Sort sort = labels ? Sort::label : sort_of(type);
  const Value a = value_of(one, sort), b = value_of(other, sort);
  if (a.kind == Value::unknown || b.kind == Value::unknown) return std::nullopt;
  if (a.kind == Value::literal && b.kind == Value::literal) return same_literal(a.text, b.text, sort);
  if (a.kind == b.kind) return true;
  if (a.kind == Value::null || b.kind == Value::null) return false;
  // Two functions may give the same at midnight.
  return is_fixed(a, sort) || is_fixed(b, sort) ? std::optional(false) : std::nullopt;
}

}  // namespace ormlint::schema
