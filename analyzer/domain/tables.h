// Tables as SQLAlchemy's MetaData would hold them after every model was imported: columns with their types, keys,
// foreign keys, unique constraints and indexes. Facts: SQLAlchemy's documentation, "Describing Databases with
// MetaData", "Defining Constraints and Indexes", "Column Insert/Update Defaults"; types as its PostgreSQL dialect
// writes them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/pool.h"
#include "base/span.h"
#include "domain/enum_rows.h"
#include "schema/schema.h"

namespace ormlint {

struct Model;
struct Registry;
struct Table;

// What a column's value is in Python after it was loaded.
enum class Loads : std::uint8_t {
  unknown,
  text,
  integer,
  number,  // float
  boolean,
  bytes,
  date_time,  // datetime
  uuid,
  member,
  list,
  json,
  decimal,
  date,
  time,
  interval,  // timedelta
};

// The classes that Python and databases take for each other, as one: every number that is no int, every moment and
// span.
constexpr Loads broad(Loads loads) {
  if (loads == Loads::decimal) return Loads::number;
  return loads == Loads::date || loads == Loads::time || loads == Loads::interval ? Loads::date_time : loads;
}

struct StoredLabel {
  std::string text;
  Location at;              // the member, or the literal
  std::string_view member;  // empty for a plain string
};

// An Enum type: sqlalchemy.Enum, postgresql.ENUM, an enum annotation, Literal[…].
struct EnumType {
  Location at;                      // the call or annotation
  std::optional<Id<Enum>> members;  // what it loads; none: plain strings
  std::vector<StoredLabel> labels;  // what it stores, in order
  bool labels_known = false;
  bool stores_names = true;  // of members, which is SQLAlchemy's default; false: what values_callable makes of them
  std::string name;          // of the database's type, given or derived as SQLAlchemy derives it
  bool name_known = false;
  bool name_given = false;
  Location name_at;              // the literal, or the call where the name is derived
  std::string schema;            // where given, or that of the column's table
  bool schema_open = false;      // that of a MetaData, or computed
  bool schema_of_table = false;  // inherit_schema
  bool native = true;            // false: the column is a VARCHAR in the database
  bool checked = false;          // create_constraint=True: …with a CHECK that lists the labels
};

struct ColumnType {
  std::string_view name;  // as written: "String", "Enum"; empty when unknown
  Location at;
  bool own = false;  // a class of the project's, which may convert what it is given
  Loads loads = Loads::unknown;
  std::optional<EnumType> labels;
  bool array = false;  // of the type that is described
  std::string ddl;     // as in PostgreSQL's CREATE TABLE: "VARCHAR(30)"; empty: not known
};

// An argument that SQLAlchemy refuses, or that is not what its author means.
struct ColumnFault {
  enum Kind : std::uint8_t {
    not_sql,          // server_default= of what is neither a string nor SQL
    evaluated,        // default= of what a clock, a generator of ids … said when the module was imported
    unknown_keyword,  // of Column, mapped_column or SQLModel's Field: TypeError
    ignored_keyword,  // SQLAlchemy takes its first word for a dialect, and warns that there is none of that name
    no_type,          // a type that is a class of the project's and none of SQLAlchemy's: ArgumentError
    no_impl,          // …a TypeDecorator that does not say what it decorates: AssertionError
    type_argument,    // what a type was or was not given, read from it, in place of the type: String(5).length
  };
  Kind kind = not_sql;
  Location at;                // the argument, or the keyword's name
  std::string_view what;      // what it is: "a bool", the function's name, the keyword, the class
  std::string_view argument;  // the keyword; of an unknown one, what does not have it: "column", "field"
};

// What a default= of Python gives, where its type is known for certain.
struct GivenDefault {
  Loads gives = Loads::unknown;        // an instance of that; text for any str
  std::optional<std::string> text;     // of a literal
  std::optional<std::int64_t> number;  // of a literal
  std::optional<Id<Enum>> members;     // of a member
  std::string_view member;
  bool called = false;  // a function, at every INSERT
  bool is_2_0 = false;  // the column is declared as only SQLAlchemy 2.0 has it
  Location at;          // the argument
};

// What Mapped[T] says of a column whose type, or nullable=, is given besides.
struct Declaration {
  Loads loads = Loads::unknown;     // T, where it is a class that a column type loads
  std::optional<Id<Enum>> members;  // T is an enum
  std::string_view text;            // T, as written
  bool optional = false;            // T | None
  Location at;                      // the annotation's core
};

// What a column or table says it is for.
struct DeclaredComment {
  std::string text;   // empty: there is none
  bool known = true;  // false: it is computed, or may be among arguments that were not understood
};

enum class Autoincrement : std::uint8_t { automatic, yes, no, unknown };

struct Column {
  std::string_view attribute;  // in the class; the column's name in a Core table
  std::string name;            // in the database
  std::string key;             // by which Table.c, constraints and foreign keys find it: key=, else the name
  bool name_known = true;      // and the key
  ColumnType type;
  std::optional<bool> nullable;
  bool primary_key = false;
  bool has_default = false;      // something fills it in on INSERT: one of the next two, onupdate, Sequence
  bool python_default = false;   // default=, insert_default=, default_factory=
  bool server_default = false;   // server_default=, Identity, Computed
  bool demanded = false;         // by the constructor, which MappedAsDataclass makes of the class's fields
  bool has_foreign_key = false;  // also one that could not be read
  bool type_from_key = false;    // none is given: it has its foreign key's target's
  bool conditional = false;      // declared under a condition
  std::vector<ColumnFault> faults;
  std::optional<GivenDefault> given;
  std::optional<std::string> server_text;  // server_default= where it is a string
  std::optional<std::string> server_sql;   // server_default= as SQLAlchemy writes it behind DEFAULT
  Location server_at;
  schema::Identity identity = schema::Identity::none;
  bool computed = false;  // Computed(…): the table makes the value, and no INSERT may give one
  Autoincrement autoincrement = Autoincrement::automatic;
  DeclaredComment comment;
  std::optional<Declaration> declared;  // none also where the type is the annotation's
  Location at;                          // the attribute's name, or the column's literal
};

// What prevents SQLAlchemy from finding a foreign key's target; none also where that is not known.
enum class TargetFault : std::uint8_t {
  none,
  no_table,   // NoReferencedTableError
  no_column,  // NoReferencedColumnError
};

// ForeignKey(…) of a column, or a ForeignKeyConstraint.
struct ForeignKey {
  std::vector<std::string> columns;         // of its own table, by their names in the database
  std::string written;                      // "schema.table.column" of the first one, as written; empty: computed
  schema::Name target;                      // the table; schema empty: none
  std::vector<std::string> target_columns;  // by key; as many as `columns` when known
  bool known = false;                       // false: `target` and `target_columns` are not
  std::optional<Id<Table>> table;           // the one of its MetaData that is meant
  std::optional<Id<Table>> elsewhere;       // the only one of that name in another MetaData, or in another schema of it
  TargetFault fault = TargetFault::none;
  std::optional<std::string> name;  // given, or made by the naming convention
  std::string ondelete;             // as written; empty: not given
  std::string onupdate;
  bool actions_known = true;  // false: one of the two is computed
  bool use_alter = false;
  bool conditional = false;
  Location at;  // the target's literal, else the call
};

// An Index, a UniqueConstraint, or what index=True and unique=True make.
struct Index {
  std::optional<std::string> name;  // given, or made by SQLAlchemy and the naming convention; none: PostgreSQL names it
  bool name_known = false;          // false: computed, or by a convention that was not understood
  bool name_given = false;          // written out, not derived
  bool name_computed = false;       // given by an expression that was not understood
  std::vector<std::string> columns;  // by their names in the database
  bool plain = true;                 // false: expressions or columns that were not understood besides
  bool unique = false;
  bool constraint = false;        // a UniqueConstraint
  bool partial = false;           // postgresql_where=: unique among some rows only
  std::optional<Location> taken;  // an index of that name in the same schema of the MetaData, read before
  std::string taken_by;           // that one's table; empty: the same
  Location at;                    // the name's literal, else the call, else the column
};

// A CheckConstraint of a table or of one of its columns.
struct TableCheck {
  std::optional<std::string> name;  // as written, before a naming convention
  std::string sql;                  // empty: an expression of Python's, or not understood
  Location at;                      // the call
};

// A column that a constraint or an index names and its table does not have: ConstraintColumnNotFoundError. Or that its
// mapper's polymorphic_on names: ArgumentError.
struct LostColumn {
  std::string name;
  std::string constraint;  // "UniqueConstraint", "polymorphic_on"
  Location at;             // the name's literal
};

// What a name is looked up in by foreign keys.
struct MetaData {
  std::string_view name;  // the variable's or the base's
  Location at;
  bool open = false;   // tables may exist in it that we do not see: reflected ones, automap
  std::string schema;  // the default of its tables
  bool schema_known = true;
  std::map<std::string, std::string, std::less<>> naming_convention;  // by "ix", "uq", "ck", "fk", "pk"
  bool naming_known = true;
};

struct Table {
  schema::Name name;         // schema empty: the default one
  bool name_known = false;   // false: computed
  bool schema_known = true;  // false: likewise; the name may still tell which table it is
  std::string_view owner;    // the class's name, or the variable's
  Id<Registry> registry;     // none: not known
  Id<MetaData> metadata;     // none: not known
  std::optional<Id<Model>> model;
  std::vector<Column> columns;
  std::vector<std::string> key_order;  // the primary key's columns where a PrimaryKeyConstraint names them
  std::vector<ForeignKey> foreign_keys;
  std::vector<Index> indexes;
  std::vector<TableCheck> checks;
  DeclaredComment comment;
  std::vector<LostColumn> lost_columns;
  bool open = false;              // columns may exist that we do not see
  bool keys_open = false;         // foreign keys, indexes or constraints may, though the columns are known
  bool core = false;              // made by Table(…), so that no class's body adds to it
  bool extends = false;           // extend_existing, keep_existing
  bool conditional = false;       // declared in a function, a branch or a handler: perhaps never
  bool mapper_key = false;        // the mapper is told its key, or perhaps it is: __mapper_args__, mapper(…)
  std::optional<Id<Table>> twin;  // another of that name in its MetaData; some module imports both
  bool known_elsewhere =
      false;    // of a test, of a bound second database, frozen in a migration: not of the database checked
  Location at;  // the name's literal, or the class where the name is derived

  const Column* column(std::string_view name_in_database) const;
};

}  // namespace ormlint
