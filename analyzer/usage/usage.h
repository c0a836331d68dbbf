// What functions do with the data: the facts behind the rules on values. Each with its place, and with what stands
// around it that a rule must know.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/domain.h"

namespace ormlint {

// `.value` or `.name` read from what a column holds.
struct ValueRead {
  std::string_view read;  // "value" or "name"
  Location at;            // that name
  Location whole;         // that name and the dot before it
  std::string object;     // what it is read from, as written
  Id<Model> model;
  const Column* column = nullptr;
  bool on_class = false;  // Model.column.value
};

// `and`, `or`, `not`, `is` or `in` where a SQL condition is meant: Python evaluates it while the statement is built.
struct PythonOperator {
  enum Gives : std::uint8_t { unknown, one_part, always_false, always_true, raises };
  std::string_view written;  // "and", "is not"; of a chained comparison "and", which it means
  bool chained = false;
  Gives gives = unknown;
  Location at;        // the whole expression
  std::string whole;  // as written
  std::string part;   // one_part: all that is left of it · raises: whose truth Python asks for
  std::string_view attribute;
  std::optional<Location> declared;  // that attribute
  std::string replacement;           // of the whole, with SQLAlchemy's operators; empty: not certain
};

// A member turned into text where its value is meant.
enum class Meant : std::uint8_t {
  comparison,  // with a string that is one of the values or names: never equal
  column,      // stored in a column, or compared with one
  field,       // given to a key or keyword of the column's own name
};

struct MemberShown {
  Id<Enum> members;
  Location at;             // str(…) or the f-string
  std::string object;      // what is turned into text, as written
  bool formatted = false;  // by format(): an f-string
  Meant meant = Meant::comparison;
  std::string with;                // comparison: the string · field: the key
  const Column* column = nullptr;  // the column it is stored in, or that it was read from
};

// A value that meets a column: it is given to it, or compared with it in a query.
struct GivenValue {
  enum Way : std::uint8_t { assigned, constructed, compared, written, default_value };  // written: values(…), update(…)
  Way way = assigned;
  Location at;
  std::string value;  // as written
  Id<Model> model;
  const Column* column = nullptr;
  Loads loads = Loads::unknown;     // of a plain value
  std::optional<std::string> text;  // of a literal
  std::optional<std::int64_t> number;
  std::optional<Id<Enum>> members;            // of a member
  std::string_view member;                    // …where it is known which one
  bool none = false;                          // the literal None
  std::optional<bool> aware;                  // of a datetime
  bool on_server = false;                     // a default of the database's
  bool in_coroutine = false;                  // …so that the driver is an asynchronous one
  std::optional<Location> put_at;             // into a dict, in which it comes here at times
  std::optional<Location> handed_at, met_at;  // the function's argument, and where the function has it meet the column
};

// Status("closed")
struct EnumValue {
  Id<Enum> owner;
  Location at;  // the literal
  std::optional<std::string> text;
  std::optional<std::int64_t> number;
};

// order.status == "open", where the left side is a member.
struct MemberCompared {
  Id<Enum> members;
  Location at;         // the literal
  std::string object;  // as written
  std::string with;
  const Column* column = nullptr;  // that it was read from
};

// class Status(str, Enum), where Enum is SQLAlchemy's type.
struct FalseEnum {
  std::string_view name;
  Location at;  // the base
  std::string base;
};

struct MemberInJson {
  Id<Enum> members;
  Location at;
  std::string member;              // as written
  const Column* column = nullptr;  // none: json.dumps
};

// An attribute that a mapped class does not have.
struct UnknownAttribute {
  enum Way : std::uint8_t {
    of_class,
    of_object,
    constructor,
    filter_by,
    stored,
    dropped
  };  // dropped: by a constructor
  Way way = of_class;
  Id<Model> model;
  std::string_view name;
  Location at;             // the name
  std::string_view meant;  // the nearest that it has; or empty
  bool promised = false;   // only an annotation says what the object is
};

// An object that is added without a value for a column that needs one.
struct MissingColumns {
  Id<Model> model;
  Location at;  // the constructor's call
  std::vector<const Column*> columns;
  Location added;  // session.add(…)
};

// An attribute that a closed class of settings does not have.
struct UnknownSetting {
  std::string_view owner;
  Location declared;
  std::string_view name;
  Location at;
  std::string_view meant;
};

struct WrongCall {
  enum Fault : std::uint8_t { unknown_keyword, too_many, missing, twice };
  Fault fault = unknown_keyword;
  std::string called;
  Location at;        // the keyword's name, the first argument too many, else the call
  std::string names;  // the keyword, or what is missing
  std::size_t takes = 0, given = 0;
  Location declared;
  std::string_view meant;  // the nearest keyword
};

struct WrongPlaceholder {
  Location at;  // the statement's text
  std::string_view function;
  std::string placeholder;
};

// Names in a statement of SQL that the code sends as it is. Not in migrations, which meet an older schema, nor in
// tests.
struct SqlTable {
  schema::Name name;  // schema empty: not said
  Location at;
};
struct SqlColumn {
  std::vector<std::size_t> tables;  // it is a column of one of these, all that are in its scope
  std::string name;
  Location at;
};
struct SqlStatement {
  Location at;
  std::vector<SqlTable> tables;
  std::vector<SqlColumn> columns;
};

struct NotExecuted {
  bool awaits = false;  // a coroutine that nobody awaits; else a statement that nobody executes
  Location at;
  std::string what;  // as written
};

// An attribute of a value that may be None, since its column is nullable.
struct NullableRead {
  std::string_view read;
  Location at;
  std::string object;
  Id<Model> model;
  const Column* column = nullptr;
};

// A field of a pydantic model that reads an attribute of another type.
struct ResponseField {
  std::string_view response, field;
  Location at;
  std::string declared;  // its type, as written
  Id<Model> model;
  const Column* column = nullptr;
  bool optional = false;  // only None is the difference
};

// An import that would bind a missing name.
struct ImportHome {
  std::string statement;  // from shop.models import Order
  std::optional<Location>
      defined;            // where the project defines it; none: it comes from outside, and other files import it so
  bool declared = false;  // …and that is an enum or a mapped class
  bool circular = false;  // the module it would come from imports this file: at its head the import could fail
  Location insert_at;     // where the import can be added: an empty span
  std::string insert;     // the text to put there; empty where there is no place
};

// A name that is read where no scope binds it.
enum class NameFault : std::uint8_t {
  nowhere,        // nothing binds it
  later,          // only what runs after it does
  later_local,    // the same in a function, whose own it is
  handler_ended,  // it was an exception's, until its handler ended
};

struct UndefinedName {
  std::string_view name;
  Location at;
  NameFault fault = NameFault::nowhere;
  bool unevaluated = false;  // in an annotation that is kept as text: it fails when somebody resolves it
  bool spelled = false;      // …in a string there
  std::string_view owner;    // the class around a method whose body binds it; or empty
  std::string closest;       // the nearest name that is bound there, or empty
  std::optional<ImportHome> home;
};

struct Usage {
  std::vector<ValueRead> value_reads;            // by place
  std::vector<MemberShown> members_shown;        // by place
  std::vector<PythonOperator> python_operators;  // by place
  std::vector<GivenValue> given;                 // by place, as all of these
  bool asyncpg = false;  // some code names this driver, which takes no other types than the column's
  std::vector<EnumValue> enum_values;
  std::vector<MemberCompared> members_compared;
  std::vector<FalseEnum> false_enums;
  std::vector<MemberInJson> members_in_json;
  std::vector<UnknownAttribute> unknown_attributes;
  std::vector<MissingColumns> missing_columns;
  std::vector<UnknownSetting> unknown_settings;
  std::vector<WrongCall> wrong_calls;
  std::vector<WrongPlaceholder> wrong_placeholders;
  std::vector<SqlStatement> statements;
  std::set<std::string, std::less<>> made_by_sql;  // tables and views that SQL of the project's makes somewhere
  std::set<std::string, std::less<>>
      table_spelled;  // outside of migrations: __tablename__, Table("…"), in texts of SQL
  std::vector<NotExecuted> not_executed;
  std::vector<NullableRead> nullable_reads;
  std::vector<ResponseField> response_fields;
  std::vector<UndefinedName> undefined;  // by place
};

}  // namespace ormlint
