// What an expression evaluates to, as far as it is proved. Gradual: what is not proved is Unknown, and whoever meets it
// is silent.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "domain/domain.h"
#include "project/project.h"

namespace ormlint {

enum class TypeKind : std::uint8_t {
  unknown,
  none,
  plain,        // a value of the standard library; loads says which; of a dict [key, value] where these are known
  member,       // of an enum
  enum_class,   // the enum itself
  instance,     // of a mapped class, as loaded from the database
  fresh,        // of a mapped class, as constructed: its attributes hold what was given
  model_class,  // the mapped class itself
  other_model,  // a class of another package that the file queries: mapped for certain, and nothing more is known
  column,       // Model.attribute: a column in a query
  clause,   // [what it loads] or nothing: another SQL expression: a comparison, a function's call, a relationship or
            // hybrid of the class
  related,  // a relationship's value: one object or a list of them
  object,   // of a class of the project that is not mapped
  foreign,  // [type argument…]: of a class of the library that has no kind of its own
  session,
  async_session,
  sequence,     // [element]
  row,          // [column…]: what a query gives for several entities; a tuple of known parts
  row_mapping,  // [column…]: the same by names
  rest,         // a row's last part: any number of columns of which nothing is known
  query,        // [row]: Query
  statement,    // [row]: select(…)
  result,       // [row]: what execute() gives
  scalars,      // [element]: what scalars() gives
};

// What bool() makes of a SQL expression. An attribute of a mapped class is an object like any other; == and != compare
// their sides' hashes, so that columns can be looked for in lists; everything else raises TypeError.
enum class Truth : std::uint8_t { unknown, truthy, falsy, raises };

struct Type {
  TypeKind kind = TypeKind::unknown;
  Loads loads = Loads::unknown;             // plain
  std::optional<std::string_view> literal;  // plain: the text, where it is always this one
  std::optional<bool> aware;     // plain: whether a datetime has a time zone; none: not known, or no datetime
  Id<Enum> members;              // member, enum_class
  std::string_view member;       // member: which one, where it is always this
  Id<Model> model;               // instance, fresh, model_class, column, related; the owner of a value's column
  std::string_view attribute;    // column; clause, where it is an attribute of a mapped class
  Truth truth = Truth::unknown;  // clause
  std::string_view key;          // a row's part: its name there; any_columns: a clause that may give several
  ClassRef object;               // object; foreign: in the library
  std::vector<Type> parts;
  const Column* column = nullptr;  // where the value was read from, if from a column
  bool optional = false;           // may also be None
  bool promised = false;           // it is so by an annotation alone, which Python does not hold anybody to

  bool known() const { return kind != TypeKind::unknown; }
  // A SQL expression for certain: a condition, or what one is made of.
  bool is_sql() const { return (kind == TypeKind::column || kind == TypeKind::clause) && !optional; }
  bool operator==(const Type& other) const;
};

Type plain_type(Loads loads);
Type model_type(TypeKind kind, Id<Model> model);
Type type_of_parts(TypeKind kind, std::vector<Type> parts);
// A SQL expression, and what a value of it is after it was loaded.
Type clause_type(Truth truth, Type loads = {});
constexpr std::string_view any_columns = "*";
Type member_type(Id<Enum> members, std::string_view which);

// What Python's + - * / // % give of two values that are there.
Type arithmetic(Op op, const Type& left, const Type& right);

// Both where they agree, None apart; else Unknown.
Type join(const Type& left, const Type& right);

}  // namespace ormlint
