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
  bool perhaps = false;  // under a condition, or only while a migration runs: another may have its name
};

enum class Direction : std::uint8_t { unknown, one_to_many, many_to_one, many_to_many };

// What prevents a join between the two tables; none also where it is not known whether there is one.
enum class JoinFault : std::uint8_t {
  none,
  no_foreign_keys,  // NoForeignKeysError
  ambiguous,        // AmbiguousForeignKeysError
  no_foreign_keys_to_secondary,
  ambiguous_secondary,
  no_relevant_columns,  // the condition is given, and no column of it is a foreign key
  no_direction,         // foreign keys on both sides
  no_remote_side,       // no pair of a local and a remote column
};

// A column where SQLAlchemy has a Column object.
struct ColumnRef {
  Id<Table> table;
  std::string_view name;  // in the database

  auto operator<=>(const ColumnRef&) const = default;
};

struct JoinPair {
  ColumnRef local;
  ColumnRef remote;
};

// One way from one table to the other.
struct ForeignKeyPath {
  std::vector<std::string> columns;  // "table.column"
  Location at;
};

// A column that the relationship fills in when it is flushed, and where the value comes from.
struct SyncPair {
  ColumnRef from;
  ColumnRef to;
};

// What an annotation promises: Mapped["X"], Mapped[list["X"]].
enum class Promise : std::uint8_t { none, one, many, unknown };

// A name in the text of primaryjoin=, order_by= … that SQLAlchemy would not find.
struct LostName {
  std::string_view argument;       // "primaryjoin"
  std::string name;                // the class, table or attribute
  std::optional<Id<Model>> model;  // …which should have it; none: no class and no table has that name
  std::optional<Id<Table>> table;
  bool is_relationship = false;  // the attribute is there, and is no column
  Location at;                   // the whole text
};

// Another relationship that writes a column which this one writes too.
struct Overlap {
  Id<Model> model;
  std::string_view attribute;
  Location at;
  ColumnRef column;
};

// A keyword argument that relationship() does not take.
struct UnknownKeyword {
  std::string_view name;
  std::string_view meant;  // the nearest one that it takes; empty: none is near
  Location at;             // the keyword's name
};

struct Relationship {
  std::string_view attribute;
  Location at;              // the attribute's name
  std::string target_name;  // as written; empty when it is an expression that spells no name
  Location target_at;
  std::optional<Id<Model>> target;
  std::string generic_text;              // a generic type in a string, which SQLAlchemy takes for a name: "list[X]"
  bool target_missing = false;           // proved: no mapped class of the registry has that name
  bool unloaded = false;                 // the target's module is imported by nothing, the owner's is
  std::optional<Id<Model>> elsewhere;    // a mapped class of that name on another base
  std::vector<Id<Model>> target_either;  // several of that name, between which SQLAlchemy refuses to choose
  std::string back_populates;
  Location back_populates_at;
  std::string backref;  // the name that backref= gives the other side
  Location backref_at;
  bool from_backref = false;  // made by the other side's backref=; its places are those of that
  bool inherited = false;     // declared by a mapped class above: SQLAlchemy has one relationship for both
  bool viewonly = false;
  bool open = false;  // **arguments, or computed ones

  std::string secondary_name;  // as written, where it is a string
  Location secondary_at;
  std::optional<Id<Table>> secondary;
  bool has_secondary = false;
  bool secondary_missing = false;            // proved: no table of the MetaData has that name
  std::optional<Id<Model>> secondary_class;  // secondary= is a mapped class, which SQLAlchemy refuses

  bool join_given = false;                  // primaryjoin, secondaryjoin or foreign_keys were
  std::optional<Location> foreign_keys_at;  // the argument
  std::optional<Location> remote_side_at;
  bool joined = false;                // what follows is what SQLAlchemy finds; else it is not known
  JoinFault fault = JoinFault::none;  // …the rest is meaningless with a fault
  std::vector<ForeignKeyPath> paths;  // of an ambiguous join: the keys to choose from
  Direction direction = Direction::unknown;
  std::vector<JoinPair> pairs;  // local_remote_pairs
  std::vector<SyncPair> syncs;  // synchronize_pairs, then those of the secondary table

  Promise promise = Promise::none;
  Location promise_at;
  bool promise_quoted = false;  // a collection inside of a string, which SQLAlchemy takes for one object
  std::optional<bool> uselist_given;
  Location uselist_at;
  std::optional<bool> uselist;  // as it will be, however that is decided
  bool collection_class = false;
  bool ordered = false;             // order_by=
  bool noload = false;              // lazy="noload": not even a delete looks for what is there
  std::string_view loads_as_query;  // "dynamic" or "write_only", which a single object cannot be; else empty

  std::optional<std::string> cascade;  // as written; none: not given, or computed
  Location cascade_at;
  bool single_parent = false;
  std::optional<std::string> passive_deletes;  // "True", "False", "all"
  std::vector<std::string> overlaps;
  bool overlaps_known = true;
  std::vector<Overlap> overlapped;  // earlier ones, which know nothing of this one: SQLAlchemy warns (qzyx)
  std::vector<LostName> lost;
  std::vector<UnknownKeyword> unknown_keywords;  // TypeError
};

// An annotation without Mapped[] on what SQLAlchemy 2.0 maps, which refuses it.
struct PlainAnnotation {
  std::string_view attribute;
  Location at;  // the annotation
};

// A column that a class adds to the table it shares with its parent, where one of that name is already.
struct ColumnConflict {
  std::string_view attribute;
  std::string column;
  Location at;            // the attribute, or the class where a mixin declares it
  Id<Model> declared_by;  // the parent, or another class below it
  Location existing;
};

enum class Inheritance : std::uint8_t { none, single, joined, concrete };

struct Model {
  std::string_view name;
  Location at;
  Id<Registry> registry;
  std::optional<Id<Table>> table;                    // its own, or the one it shares by single-table inheritance
  std::vector<Id<Model>> parents;                    // mapped classes it inherits from, nearest first
  Inheritance inheritance = Inheritance::none;       // from the nearest parent
  bool inheritance_given = false;                    // the mapper is told the condition, or perhaps it is
  JoinFault inheritance_fault = JoinFault::none;     // of joined: no_foreign_keys or ambiguous, when that is proved
  std::vector<ForeignKeyPath> inheritance_paths;     // of an ambiguous one
  bool inheritance_known = true;                     // false: computed, or with arguments that were not understood
  std::vector<Relationship> relationships;           // its own and its mixins'
  std::map<std::string_view, Attribute> attributes;  // all of them, inherited and added from elsewhere
  std::vector<ColumnConflict> column_conflicts;      // which SQLAlchemy refuses
  std::vector<PlainAnnotation> plain_annotations;    // in its own body, where the code is for 2.0 for certain
  std::optional<Location> reserved;                  // what its body, or a mixin's, maps under the name `metadata`
  bool open = false;                                 // attributes may exist that we do not see
  bool deliberate = false;                           // in a function that expects an error
  bool test = false;                                 // declared in a test
  bool conditional = false;                          // declared in a function, a branch or a handler: perhaps never
};

}  // namespace ormlint
