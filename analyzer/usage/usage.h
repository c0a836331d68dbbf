// What functions do with the data: the facts behind the rules on values. Each with its place, and with what stands
// around it that a rule must know.
#pragma once

#include <optional>
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
  std::vector<UndefinedName> undefined;          // by place
};

}  // namespace ormlint
