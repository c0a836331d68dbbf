// A database as a value. Names and types are as PostgreSQL prints them (format_type, pg_get_expr), so that two of them
// can be compared as text. Every object remembers the place that made it: a line of a dump, of a migration, of a model.
//
// Facts: PostgreSQL's documentation, "System Catalogs" (pg_class, pg_attribute, pg_constraint, pg_index, pg_enum,
// pg_type) and "CREATE TABLE".
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace ormlint::schema {

// A qualified name, unquoted and in the case the catalog holds. Built-in types are in the schema "pg_catalog".
struct Name {
  std::string schema;
  std::string name;

  auto operator<=>(const Name&) const = default;
};

struct Type {
  Name name;                            // canonical: {"pg_catalog", "integer"}, never int4; empty: not known
  std::vector<std::int32_t> modifiers;  // character varying(20), numeric(10,2), timestamp(3)
  std::string interval_fields;          // "year to month", for interval only
  std::string other_modifiers;          // those that are no numbers, as written: geometry(Point,4326)
  std::uint32_t dimensions = 0;         // 1 for any array: PostgreSQL does not keep the number

  bool operator==(const Type&) const = default;
  bool known() const { return !name.name.empty(); }
};

enum class Identity : std::uint8_t { none, always, by_default };

struct Column {
  std::string name;
  Type type;
  bool not_null = false;                   // also when only a primary key says so
  std::string not_null_name;               // of the constraint, where the source names it (PostgreSQL 18)
  std::optional<std::string> default_sql;  // the expression, as written in the source
  std::optional<std::string> generated_sql;
  bool generated_virtual = false;  // PostgreSQL 18: computed when read, not stored
  Identity identity = Identity::none;
  std::string collation;  // empty: the type's own
  std::string comment;
  Location at;  // the column's name

  // The server fills it in when an INSERT leaves it out.
  bool has_value_of_its_own() const { return default_sql || generated_sql || identity != Identity::none; }
};

enum class Action : std::uint8_t { no_action, restrict, cascade, set_null, set_default };

struct Key {  // a primary key or a unique constraint
  std::string name;
  std::vector<std::string> columns;
  std::vector<std::string> include;
  bool nulls_not_distinct = false;
  bool without_overlaps = false;  // PostgreSQL 18: of the last column, ranges that do not overlap
  bool deferrable = false, initially_deferred = false;
  Location at;
};

struct ForeignKey {
  std::string name;
  std::vector<std::string> columns;
  Name target;
  std::vector<std::string> target_columns;  // empty: the target's primary key
  Action on_delete = Action::no_action, on_update = Action::no_action;
  std::vector<std::string> on_delete_columns;  // SET NULL (a): not all of the key; empty: all
  bool deferrable = false, initially_deferred = false, not_valid = false, match_full = false;
  bool not_enforced = false;  // PostgreSQL 18
  bool period = false;        // PostgreSQL 18: the last column is a PERIOD
  Location at;
};

struct Check {
  std::string name;
  std::string sql;  // the expression, as written in the source
  bool not_valid = false, no_inherit = false;
  bool not_enforced = false;  // PostgreSQL 18
  Location at;
};

struct Exclusion {
  std::string name;
  std::string sql;  // everything after EXCLUDE
  Location at;
};

struct IndexPart {
  std::string column;           // empty when it is an expression
  std::string expression;       // as written in the source
  std::string expression_name;  // what PostgreSQL calls it when it makes up the index's name: "lower"; empty: "expr"
  std::string operator_class, collation;
  bool descending = false;
  std::optional<bool> nulls_first;  // as written; the default depends on the direction
};

struct Index {
  std::string name;
  std::vector<IndexPart> parts;
  std::vector<std::string> include;
  std::string method = "btree";
  std::string where;
  bool unique = false;
  bool nulls_not_distinct = false;
  Location at;
};

// A partition that is partitioned itself is `partitioned` and has a partition_bound.
enum class TableKind : std::uint8_t { table, partitioned, partition, view, materialized_view, foreign };

struct Table {
  Name name;
  TableKind kind = TableKind::table;
  std::vector<Column> columns;  // a view's are known only where the source says them
  std::optional<Key> primary_key;
  std::vector<Key> uniques;
  std::vector<ForeignKey> foreign_keys;
  std::vector<Check> checks;
  std::vector<Exclusion> exclusions;
  std::vector<Index> indexes;
  std::vector<Name> inherits;   // parents, partitioned tables included
  std::string partition_key;    // "RANGE (created_at)", of a partitioned table
  std::string partition_bound;  // "FOR VALUES IN ('a')" or "DEFAULT", of a partition
  std::string comment;
  std::set<std::string> insert_triggers;  // BEFORE INSERT FOR EACH ROW: they may give any column its value
  bool complete = true;                   // false: something about it was not understood, so make no claim
  // Nothing made it, so it is not complete; but what it has was added since, and is all that was added.
  bool begun_elsewhere = false;
  Location at;  // the table's name

  // Columns it has are as they are listed here, with the constraints over them.
  bool comparable() const { return complete || begun_elsewhere; }
  void doubt() { complete = begun_elsewhere = false; }

  const Column* column(std::string_view wanted) const;
};

struct Label {
  std::string text;
  Location at;
};

struct Enum {
  Name name;
  std::vector<Label> labels;  // in the type's sort order
  bool complete = true;
  Location at;

  bool has(std::string_view label) const;
};

struct DomainType {
  Name name;
  Type base;
  bool not_null = false;
  std::optional<std::string> default_sql;
  std::string collation;
  std::vector<Check> checks;
  bool complete = true;
  Location at;
};

// A type whose values we do not look into: composite, range, base, or an extension's.
struct OtherType {
  std::string definition;          // what stands behind its name in CREATE TYPE; empty for a shell and an extension's
  std::vector<Column> attributes;  // of a composite type
  std::string extension;           // that made it
  Location at;
};

struct Sequence {
  Name table;  // whose column owns it, so that it goes when that goes; empty: nobody's
  std::string column;
  Location at;
};

struct Extension {
  std::string schema;
  Location at;
};

// Of the sequences those of identity columns are left out: they are the column's.
struct Schema {
  std::map<Name, Table> tables;
  std::map<Name, Enum> enums;
  std::map<Name, DomainType> domains;
  std::map<Name, OtherType> other_types;
  std::map<Name, Sequence> sequences;
  std::map<std::string, Extension> extensions;
  std::set<std::string> namespaces;  // schemas that were created or used, "public" always
  bool complete = true;              // false: some statement may have touched anything

  const Table* table(const Name& name) const;
  const Enum* type(const Name& name) const;
};

}  // namespace ormlint::schema
