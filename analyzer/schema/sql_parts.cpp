// Names and types, as they stand in a parse tree.
#include "schema/sql_parts.h"

#include <array>
#include <charconv>

#include "schema/names.h"
#include "schema/types.h"

namespace ormlint::schema {

namespace {

// PostgreSQL's bits for the fields of an interval (datetime.h).
constexpr std::int64_t month = 1 << 1, year = 1 << 2, day = 1 << 3, hour = 1 << 10, minute = 1 << 11, second = 1 << 12;

std::string interval_fields(std::int64_t mask) {
  constexpr auto fields = std::to_array<std::pair<std::int64_t, const char*>>({
      {year, "year"},
      {month, "month"},
      {day, "day"},
      {hour, "hour"},
      {minute, "minute"},
      {second, "second"},
      {year | month, "year to month"},
      {day | hour, "day to hour"},
      {day | hour | minute, "day to minute"},
      {day | hour | minute | second, "day to second"},
      {hour | minute, "hour to minute"},
      {hour | minute | second, "hour to second"},
      {minute | second, "minute to second"},
  });
  for (const auto& [bits, words] : fields) {
    if (bits == mask) return words;
  }
  return {};
}

// libpg_query prints a negative number as none at all, so it is read from the text.
std::optional<std::int32_t> number_of(const Source& source, Node wrapped) {
  const Node constant = wrapped["A_Const"];
  if (!constant["ival"]) return std::nullopt;
  if (const auto value = constant["ival"].number("ival")) return static_cast<std::int32_t>(value);
  std::int32_t value = 0;
  const std::uint32_t at = constant.location();
  if (at < source.text.size()) std::from_chars(source.text.data() + at, source.text.data() + source.text.size(), value);
  return value;
}

// What stands in the brackets behind a type's name, for types whose modifiers are no numbers.
std::string written_modifiers(const Source& source, Node type_name) {
  const std::size_t open = behind_name(source.tokens, source.tokens.at(type_name.location()));
  if (!source.tokens.symbol(open, '(')) return {};
  std::string text;
  for (std::size_t n = open + 1; n < source.tokens.closing(open); ++n) text += source.tokens.text(n);
  return text;
}

}  // namespace

Location Source::at(std::size_t token) const {
  const Span span = tokens[token].span;
  return {file, {begin + span.begin, begin + span.end}};
}

Ref ref_of(Node range_var) {
  return {range_var.text("schemaname"), range_var.text("relname"), !range_var.flag("inh"), false};
}

Ref ref_of(const std::vector<std::string>& names) {
  if (names.empty()) return {};
  return {names.size() > 1 ? names[names.size() - 2] : std::string{}, names.back(), false, false};
}

Ref ref_of_object(Node wrapped) {
  if (wrapped.kind() == "List") return ref_of(wrapped.inner().names("items"));
  if (wrapped.kind() == "TypeName") return ref_of(wrapped.inner().names("names"));
  return {{}, string_value(wrapped), false, false};
}

Name name_of(const Ref& ref) { return {ref.schema, ref.name}; }

std::string collation_of(const std::vector<std::string>& names) {
  if (names.empty() || names.back() == "default") return {};
  const Ref collation = ref_of(names);
  return print(Name{collation.schema == "pg_catalog" ? "" : collation.schema, collation.name});
}

std::size_t behind_name(const Tokens& tokens, std::size_t first) {
  std::size_t next = first + 1;
  while (tokens.symbol(next, '.')) next += 2;
  return next;
}

Type type_of(const Source& source, Node type_name) {
  const std::vector<Node> modifiers = type_name.list("typmods");
  std::vector<std::int32_t> numbers;
  for (const Node modifier : modifiers) {
    if (const auto number = number_of(source, modifier)) numbers.push_back(*number);
  }
  const Ref written = ref_of(type_name.names("names"));
  const bool interval = written.name == "interval" && !numbers.empty();
  std::string fields;
  if (interval) {
    fields = interval_fields(numbers.front());
    numbers.erase(numbers.begin());
  }
  const bool array = !type_name.list("arrayBounds").empty();
  Type type = canonical_type(name_of(written),
                             numbers.size() + interval == modifiers.size() ? numbers : std::vector<int>{}, array);
  type.interval_fields = fields;
  if (numbers.size() + interval != modifiers.size()) type.other_modifiers = written_modifiers(source, type_name);
  return type;
}

Result<Type> parse_type(std::string_view sql) {
  const auto refused = [&] { return fail("`" + std::string(sql) + "` is not a type"); };
  const std::string statement = "SELECT NULL::" + std::string(sql);
  if (statement.find('\0') != std::string::npos) return refused();
  const Tokens tokens(statement);
  const std::size_t too_much = 1000;  // far more than any type has
  if (tokens.nesting() > too_much) return refused();
  const auto tree = parse_statement(statement);
  if (!tree) return refused();
  // Nothing may stand behind the type: no other column, no FROM.
  const Node select = tree->statement()["SelectStmt"];
  const std::vector<Node> targets = select.list("targetList");
  if (targets.size() != 1 || select["fromClause"] || select["whereClause"]) return refused();
  const Node target = targets.front()["ResTarget"];
  const Node cast = target["val"]["TypeCast"];
  if (!cast || target["name"] || cast["arg"].kind() != "A_Const") return refused();
  return type_of(Source{statement, tokens, {}, 0}, cast["typeName"]);
}

}  // namespace ormlint::schema
