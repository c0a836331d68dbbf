// Names that the target_metadata of env.py gives to constraints and indexes without one: Alembic makes its tables in a
// MetaData with the same naming_convention. Facts: SQLAlchemy's documentation, "Configuring Constraint Naming
// Conventions"; Alembic's, "The Importance of Naming Constraints".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrations/value.h"

namespace ormlint::migrations {

// What a name is made of.
struct Named {
  std::string_view kind;  // "ix", "uq", "ck", "fk", "pk"
  std::string table;
  std::vector<std::string> columns;
  std::string referred_table, referred_column;
};

class NamingConvention {
 public:
  NamingConvention() = default;
  // A MetaData, or what has one: a base, a Flask-SQLAlchemy object.
  explicit NamingConvention(const Value& metadata);
  static NamingConvention unknown();

  // No names are given by it, as far as is known.
  bool empty() const { return known_ && templates_.empty(); }
  bool known() const { return known_; }
  // The name of something that was given this one, or none; nothing where PostgreSQL makes it up.
  std::optional<std::string> name(const Named& what, const Value* given) const;

 private:
  std::map<std::string, std::string, std::less<>> templates_;
  bool known_ = true;
};

}  // namespace ormlint::migrations
