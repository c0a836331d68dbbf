// Mapped classes as configure_mappers() would leave them: registries, relationships with their joins, inheritance.
// Facts: SQLAlchemy's documentation, "Mapping Python Classes", "Relationship Configuration", and what its
// `orm/relationships.py` does in `JoinCondition`.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/pool.h"
#include "base/span.h"
#include "domain/tables.h"

namespace ormlint {

// A declarative base, or what else keeps mapped classes together: strings do not leave it.
struct Registry {
  std::string_view name;  // the base's name
  Location at;
  bool open = false;  // classes may be mapped in it that we do not see
  Id<MetaData> metadata;
};

enum class AttributeKind : std::uint8_t { column, relationship, hybrid, proxy, synonym, composite, method, other };

struct Attribute {
  AttributeKind kind = AttributeKind::other;
  Location at;
};

enum class Direction : std::uint8_t { unknown, one_to_many, many_to_one, many_to_many };

// What prevents a join between the two tables; none also where it is not known whether there is one.
enum class JoinFault : std::uint8_t {
  none,
  no_foreign_keys,  // NoForeignKeysError
  ambiguous,        // AmbiguousForeignKeysError
  no_foreign_keys_to_secondary,
  ambiguous_secondary,
};

// One column on each side, as "table.column".
struct JoinPair {
  std::string local;
  std::string remote;
};

struct Relationship {
  std::string_view attribute;
  Location at;              // the attribute's name
  std::string target_name;  // as written; empty when it is an expression that spells no name
  Location target_at;
  std::optional<Id<Model>> target;
  bool target_missing = false;         // proved: no mapped class of the registry has that name
  std::optional<Id<Model>> elsewhere;  // a mapped class of that name on another base
  std::string back_populates;
  Location back_populates_at;
  bool from_backref = false;  // made by the other side's backref=
  bool viewonly = false;
  bool open = false;  // **arguments, or computed ones

  std::string secondary_name;  // as written, where it is a string
  Location secondary_at;
  std::optional<Id<Table>> secondary;
  bool has_secondary = false;
  Direction direction = Direction::unknown;
  std::optional<bool> uselist;  // as it will be, however that is decided
  std::vector<JoinPair> pairs;  // local_remote_pairs; meaningful with a known direction
  JoinFault fault = JoinFault::none;
  bool join_given = false;  // primaryjoin, secondaryjoin or foreign_keys were
};

enum class Inheritance : std::uint8_t { none, single, joined, concrete };

struct Model {
  std::string_view name;
  Location at;
  Id<Registry> registry;
  std::optional<Id<Table>> table;                    // its own, or the one it shares by single-table inheritance
  std::vector<Id<Model>> parents;                    // mapped classes it inherits from, nearest first
  Inheritance inheritance = Inheritance::none;       // from the nearest parent
  std::vector<Relationship> relationships;           // its own and its mixins'
  std::map<std::string_view, Attribute> attributes;  // all of them, inherited and added from elsewhere
  std::optional<Location> reserved;                  // what its body, or a mixin's, maps under the name `metadata`
  bool open = false;                                 // attributes may exist that we do not see
  bool deliberate = false;                           // in a function that expects an error
  bool test = false;                                 // declared in a test
};

}  // namespace ormlint
