// What an expression of a migration gives when it is evaluated without running it. Lists and dicts are shared, as
// Python shares them; what cannot be evaluated is unknown, and everything made from it is too.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"
#include "project/project.h"
#include "schema/relocate.h"

namespace ormlint::migrations {

struct Value;
using Values = std::vector<Value>;
using Entries = std::vector<std::pair<Value, Value>>;

// A call's arguments, evaluated.
struct Arguments {
  Values positional;
  std::vector<std::pair<std::string, Value>> keywords;
  bool open = false;  // *arguments or **keywords were unknown
  Location at;        // the call

  // By keyword, else by position; null when it was not given.
  const Value* get(std::size_t n, std::string_view name) const;
  const Value* keyword(std::string_view wanted) const;
};

// What a call of something outside of the project gives, or a value that stands for a connection, an inspector …: by
// the dotted name of what was called ("sqlalchemy.Column"), with its arguments.
struct Object {
  std::string name;
  Arguments given;

  const Value* argument(std::size_t n, std::string_view named) const { return given.get(n, named); }
  const Value* keyword(std::string_view wanted) const { return given.keyword(wanted); }
  std::string_view last_name() const;  // "Column"
};

enum class Kind : std::uint8_t { unknown, none, boolean, integer, text, list, dict, object, entity, lambda, member };

struct Value {
  Kind kind = Kind::unknown;
  // boolean · text: some part of it is not known · list: it is a tuple · entity: a function without its decorators
  bool truth = false;
  std::int64_t number = 0;           // integer
  std::string text;                  // text · member: its name
  std::shared_ptr<Values> items;     // list, tuple, set · member: its value, alone
  std::shared_ptr<Entries> entries;  // dict
  std::shared_ptr<Object> object;    // object
  Entity entity;                     // entity: a function, class, module or external name · member: its class
  FileId file{};                     // lambda
  Id<Expr> expr;                     // lambda
  Location at;                       // where it is written

  bool known() const { return kind != Kind::unknown && !(kind == Kind::text && truth); }
  // The last item of a list that perhaps has more, or less.
  bool is_rest() const { return kind == Kind::unknown && truth; }
  bool is_text() const { return kind == Kind::text && !truth; }
  bool is_none() const { return kind == Kind::none; }
  bool is_object(std::string_view name) const { return kind == Kind::object && object->name == name; }
};

// The pieces of a text that are not known are spelled so.
constexpr std::string_view hole = schema::unknown_piece;

Value none();
Value boolean(bool truth);
Value integer(std::int64_t number);
Value text(std::string text);
Value list(Values items);
Value made(std::string name, Values positional);  // an Object
Value made_by_call(std::string name, Arguments given);
Value of_entity(Entity entity);

// Python's bool(), str() and ==; none where it is not known.
std::optional<bool> truth(const Value& value);
std::optional<std::string> shown(const Value& value);
std::optional<bool> equal(const Value& left, const Value& right);

// A str, or a member that is one by its value.
std::optional<std::string> as_text(const Value* value);
std::optional<std::int64_t> as_integer(const Value* value);
std::optional<bool> as_bool(const Value* value);
// What a format makes of it: a text as it is, str() of the rest.
std::optional<std::string> formatted(const Value* value);
// A piece at the end of a text; one that is not known leaves a hole.
void add_piece(Value& text, const std::optional<std::string>& piece);
// The texts of a list; none when one of them is not known.
std::optional<std::vector<std::string>> as_texts(const Value* value);

}  // namespace ormlint::migrations
