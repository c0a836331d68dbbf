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

// A call's arguments; a bare class has none.
class Arguments {
 public:
  Arguments(const Project& project, FileId file, Id<Expr> call) : project_(project), file_(file), call_(call) {
    known_ = !call || !has_unpacking(project.index(file), call);
  }

  Id<Expr> find(std::size_t n, std::string_view name) const {
    if (!call_) return {};
    const Id<Expr> named = keyword(index(), call_, name);
    const Id<Expr> found = named ? named : n == by_name ? Id<Expr>{} : positional(index(), call_, n);
    return found && is_none(index(), found) ? Id<Expr>{} : found;
  }
  // nullopt: not given. What is given and not understood makes the whole type unknown.
  std::optional<std::int64_t> number(std::size_t n, std::string_view name) {
    const Id<Expr> found = find(n, name);
    if (!found) return std::nullopt;
    const auto value = constant_integer(project_, file_, found);
    known_ &= value.has_value();
    return value;
  }
  bool flag(std::size_t n, std::string_view name, bool otherwise) {
    const Id<Expr> found = find(n, name);
    if (!found) return otherwise;
    const auto value = constant_bool(project_, file_, found);
    known_ &= value.has_value();
    return value.value_or(otherwise);
  }
  bool known() const { return known_; }

  static constexpr std::size_t by_name = 100;

 private:
  const FileIndex& index() const { return project_.index(file_); }

  const Project& project_;
  FileId file_;
  Id<Expr> call_;
  bool known_ = true;
};

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
      const auto precision = row.name == "Interval" ? arguments.number(1, "second_precision")
                                                    : arguments.number(0, "precision");
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
  const bool plain = !name.empty() && !(name.front() >= '0' && name.front() <= '9') &&
                     std::ranges::all_of(name, [](char c) {
                       return c == '_' || c == '$' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
                     });
  return plain ? name : '"' + name + '"';
}

}  // namespace

std::optional<std::int64_t> constant_integer(const Project& project, FileId file, Id<Expr> expr) {
  const Place place = value_of(project, file, expr);
  return integer_value(project.index(place.file), place.expr);
}

std::string type_ddl(const Project& project, FileId file, std::string_view name, Id<Expr> call) {
  const auto found = std::ranges::find(rows, name, &Row::name);
  if (found == rows.end()) return "";
  Arguments arguments(project, file, call);
  std::string made = written(*found, arguments);
  return arguments.known() ? made : "";
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
