#include "domain/type_ddl.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "domain/constants.h"

namespace ormlint {

namespace {

enum class Takes : std::uint8_t {
  nothing,
  length,     // (length)
  precision,  // (precision)
  numeric,    // (precision, scale), both or the first
  time_zone,  // (timezone), and PostgreSQL's own types a precision behind it
  interval,   // second_precision, or precision
  bits,       // (length, varying)
};

struct Row {
  std::string_view name;
  std::string_view ddl;
  Takes takes = Takes::nothing;
};

constexpr std::array<Row, 74> rows{{
    {"String", "VARCHAR", Takes::length},
    {"Text", "TEXT", Takes::length},
    {"Unicode", "VARCHAR", Takes::length},
    {"UnicodeText", "TEXT", Takes::length},
    {"VARCHAR", "VARCHAR", Takes::length},
    {"NVARCHAR", "NVARCHAR", Takes::length},
    {"CHAR", "CHAR", Takes::length},
    {"NCHAR", "NCHAR", Takes::length},
    {"TEXT", "TEXT", Takes::length},
    {"CLOB", "CLOB", Takes::length},
    {"CITEXT", "CITEXT"},
    {"AutoString", "VARCHAR", Takes::length},
    {"Integer", "INTEGER"},
    {"INTEGER", "INTEGER"},
    {"INT", "INTEGER"},
    {"SmallInteger", "SMALLINT"},
    {"SMALLINT", "SMALLINT"},
    {"BigInteger", "BIGINT"},
    {"BIGINT", "BIGINT"},
    {"Float", "FLOAT", Takes::precision},
    {"FLOAT", "FLOAT", Takes::precision},
    {"Double", "DOUBLE PRECISION"},
    {"DOUBLE", "DOUBLE"},
    {"DOUBLE_PRECISION", "DOUBLE PRECISION"},
    {"REAL", "REAL"},
    {"Numeric", "NUMERIC", Takes::numeric},
    {"NUMERIC", "NUMERIC", Takes::numeric},
    {"DECIMAL", "DECIMAL", Takes::numeric},
    {"Boolean", "BOOLEAN"},
    {"BOOLEAN", "BOOLEAN"},
    {"LargeBinary", "BYTEA"},
    {"BYTEA", "BYTEA"},
    {"BLOB", "BLOB"},
    {"VARBINARY", "VARBINARY", Takes::length},
    {"BINARY", "BINARY", Takes::length},
    {"PickleType", "BYTEA"},
    {"DateTime", "TIMESTAMP", Takes::time_zone},
    {"TIMESTAMP", "TIMESTAMP", Takes::time_zone},
    {"DATETIME", "DATETIME"},
    {"Date", "DATE"},
    {"DATE", "DATE"},
    {"Time", "TIME", Takes::time_zone},
    {"TIME", "TIME", Takes::time_zone},
    {"Interval", "INTERVAL", Takes::interval},
    {"INTERVAL", "INTERVAL", Takes::interval},
    {"JSON", "JSON"},
    {"JSONB", "JSONB"},
    {"JSONPATH", "JSONPATH"},
    {"Uuid", "UUID"},
    {"UUID", "UUID"},
    {"INET", "INET"},
    {"CIDR", "CIDR"},
    {"MACADDR", "MACADDR"},
    {"MACADDR8", "MACADDR8"},
    {"MONEY", "MONEY"},
    {"OID", "OID"},
    {"REGCLASS", "REGCLASS"},
    {"REGCONFIG", "REGCONFIG"},
    {"TSVECTOR", "TSVECTOR"},
    {"TSQUERY", "TSQUERY"},
    {"BIT", "BIT", Takes::bits},
    {"HSTORE", "HSTORE"},
    {"INT4RANGE", "INT4RANGE"},
    {"INT8RANGE", "INT8RANGE"},
    {"NUMRANGE", "NUMRANGE"},
    {"DATERANGE", "DATERANGE"},
    {"TSRANGE", "TSRANGE"},
    {"TSTZRANGE", "TSTZRANGE"},
    {"INT4MULTIRANGE", "INT4MULTIRANGE"},
    {"INT8MULTIRANGE", "INT8MULTIRANGE"},
    {"NUMMULTIRANGE", "NUMMULTIRANGE"},
    {"DATEMULTIRANGE", "DATEMULTIRANGE"},
    {"TSMULTIRANGE", "TSMULTIRANGE"},
    {"TSTZMULTIRANGE", "TSTZMULTIRANGE"},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 15> utils_rows{{
    {"UUIDType", "UUID"},
    {"EmailType", "VARCHAR(255)"},
    {"URLType", "TEXT"},
    {"JSONType", "JSON"},
    {"IPAddressType", "VARCHAR(50)"},
    {"TSVectorType", "TSVECTOR"},
    {"LtreeType", "LTREE"},
    {"ArrowType", "TIMESTAMP WITHOUT TIME ZONE"},
    {"ColorType", "VARCHAR(20)"},
    {"CountryType", "VARCHAR(2)"},
    {"CurrencyType", "VARCHAR(3)"},
    {"LocaleType", "VARCHAR(10)"},
    {"TimezoneType", "VARCHAR(50)"},
    {"ScalarListType", "TEXT"},
    {"IntRangeType", "INT4RANGE"},
}};

// A call's arguments; a bare class has none. What is given and not understood makes the whole type unknown.
class Arguments {
 public:
  explicit Arguments(const std::vector<TypeArgument>& given) : given_(given) {}

  const TypeArgument* find(std::size_t n, std::string_view name) const {
    for (const TypeArgument& one : given_) {
      if (one.place ? n == *one.place : one.name == name) return one.none ? nullptr : &one;
    }
    return nullptr;
  }
  std::optional<std::int64_t> number(std::size_t n, std::string_view name) {
    const TypeArgument* const found = find(n, name);
    known_ &= !found || found->number.has_value();
    return found ? found->number : std::nullopt;
  }
  bool flag(std::size_t n, std::string_view name, bool otherwise) {
    const TypeArgument* const found = find(n, name);
    known_ &= !found || found->number.has_value();
    return found && found->number ? *found->number != 0 : otherwise;
  }
  bool known() const { return known_; }

  static constexpr std::size_t by_name = 100;

 private:
  const std::vector<TypeArgument>& given_;
  bool known_ = true;
};

std::optional<std::vector<TypeArgument>> arguments_of(const Project& project, FileId file, Id<Expr> call) {
  std::vector<TypeArgument> made;
  if (!call) return made;
  const FileIndex& index = project.index(file);
  if (has_unpacking(index, call)) return std::nullopt;
  std::size_t place = 0;
  for (const Id<Expr> part : index[call].parts.from(1)) {
    const bool named = index[part].kind == ExprKind::keyword;
    const Id<Expr> value = named ? index[part].parts[0] : part;
    TypeArgument one;
    if (named) one.name = index.text(index[part]);
    if (!named) one.place = place++;
    one.none = is_none(index, value);
    const auto truth = constant_bool(project, file, value);
    one.number = truth ? std::optional<std::int64_t>(*truth) : constant_integer(project, file, value);
    made.push_back(one);
  }
  return made;
}

std::string with_number(std::string_view ddl, std::optional<std::int64_t> number) {
  return number ? fmt::format("{}({})", ddl, *number) : std::string(ddl);
}

std::string written(const Row& row, Arguments& arguments) {
  switch (row.takes) {
    case Takes::nothing:
      if (row.name == "Uuid" && !arguments.flag(1, "native_uuid", true)) return "CHAR(32)";
      return std::string(row.ddl);
    case Takes::length: {
      if (arguments.find(1, "collation")) return "";
      return with_number(row.ddl, arguments.number(0, "length"));
    }
    case Takes::precision:
      return with_number(row.ddl, arguments.number(0, "precision"));
    case Takes::numeric: {
      const auto precision = arguments.number(0, "precision"), scale = arguments.number(1, "scale");
      if (precision && scale) return fmt::format("{}({}, {})", row.ddl, *precision, *scale);
      return with_number(row.ddl, precision);
    }
    case Takes::time_zone: {
      const bool zone = arguments.flag(0, "timezone", false);
      return with_number(row.ddl, arguments.number(1, "precision")) + (zone ? " WITH" : " WITHOUT") + " TIME ZONE";
    }
    case Takes::interval: {
      if (!arguments.flag(0, "native", true) && row.name == "Interval") return "TIMESTAMP WITHOUT TIME ZONE";
      if (arguments.find(Arguments::by_name, "fields")) return "";
      const auto precision =
          row.name == "Interval" ? arguments.number(1, "second_precision") : arguments.number(0, "precision");
      return precision ? fmt::format("INTERVAL ({})", *precision) : "INTERVAL";
    }
    case Takes::bits: {
      const auto length = arguments.number(0, "length");
      if (arguments.flag(1, "varying", false)) return with_number("BIT VARYING", length);
      return with_number("BIT", length.value_or(1));
    }
  }
  return "";
}

// In characters, as Python counts.
std::int64_t length_of(std::string_view text) {
  return std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

std::string quoted(const std::string& name) {
  const bool plain =
      !name.empty() && !(name.front() >= '0' && name.front() <= '9') && std::ranges::all_of(name, [](char c) {
        return c == '_' || c == '$' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      });
  return plain ? name : '"' + name + '"';
}

}  // namespace

std::optional<std::int64_t> constant_integer(const Project& project, FileId file, Id<Expr> expr) {
  const Place place = value_of(project, file, expr);
  return integer_value(project.index(place.file), place.expr);
}

std::string type_ddl(std::string_view name, const std::optional<std::vector<TypeArgument>>& given) {
  const auto found = std::ranges::find(rows, name, &Row::name);
  if (found == rows.end() || !given) return "";
  Arguments arguments(*given);
  std::string made = written(*found, arguments);
  return arguments.known() ? made : "";
}

std::string type_ddl(const Project& project, FileId file, std::string_view name, Id<Expr> call) {
  return type_ddl(name, arguments_of(project, file, call));
}

std::string_view utils_type_ddl(std::string_view name) {
  const auto found = std::ranges::find(utils_rows, name, [](const auto& row) { return row.first; });
  return found == utils_rows.end() ? std::string_view{} : found->second;
}

std::string enum_ddl(const EnumType& type, std::int64_t length) {
  if (type.native) {
    if (!type.name_known || type.name.empty()) return "";
    return (type.schema.empty() ? "" : quoted(type.schema) + ".") + quoted(type.name);
  }
  if (!type.labels_known && length == 0) return "";
  for (const StoredLabel& label : type.labels) length = std::max(length, length_of(label.text));
  return fmt::format("VARCHAR({})", length);
}

}  // namespace ormlint
