// What the project declares about its data: enums, tables, mapped classes, and what the code says of them. Rules see
// this and a database's schema, never Python.
//
// Views point into the project, which outlives the domain. `open` means that something about a declaration could not be
// seen; whoever meets it makes no claim. A declaration's place is the name in it, unless it is said otherwise.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/pool.h"
#include "base/span.h"
#include "schema/schema.h"

namespace ormlint {

// --- enums: Python's `enum` module ---

struct EnumMember {
  std::string_view name;
  std::optional<std::string> text;     // the value, where it is a known string
  std::optional<std::int64_t> number;  // …or a known integer
  bool alias = false;                  // a second name of an earlier member
  Location at;
};

// What str(member) gives.
enum class Shown : std::uint8_t { class_and_name, name, value, unknown };

struct Enum {
  std::string_view name;
  Location at;
  std::vector<EnumMember> members;          // in order of definition, aliases too
  std::set<std::string_view> attributes;    // methods, properties, plain attributes, inherited ones too
  bool open = false;                        // members or attributes may exist that we do not see
  bool is_text = false;                     // its members are strings
  bool is_integer = false;                  // …or integers
  Shown shown = Shown::class_and_name;      // by str()
  Shown formatted = Shown::class_and_name;  // by format() and f-strings; unknown where Python versions differ

  const EnumMember* member(std::string_view wanted) const;
  bool has(std::string_view attribute) const;
};

struct EnumUse {
  Id<Enum> owner;
  std::string_view member;
  bool by_key = false;   // E["member"]
  bool guarded = false;  // the code expects that it may be missing
  Location at;           // the member's name
};

// --- tables and mapped classes: SQLAlchemy, SQLModel, Flask-SQLAlchemy ---

// What a column's value is in Python after it was loaded.
enum class Loads : std::uint8_t { unknown, text, integer, number, boolean, bytes, date_time, uuid, member, list, json };

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
  Location name_at;    // the literal, or the call where the name is derived
  std::string schema;  // where given
  bool native = true;  // false: the column is a VARCHAR in the database
};

struct ColumnType {
  std::string_view name;  // as written: "String", "Enum"; empty when unknown
  Location at;
  Loads loads = Loads::unknown;
  std::optional<EnumType> labels;
  bool array = false;  // of the type that is described
};

struct Table;
struct Model;
struct Registry;

struct Column {
  std::string_view attribute;  // in the class; the column's name in a Core table
  std::string name;            // in the database
  bool name_known = true;
  ColumnType type;
  std::optional<bool> nullable;
  bool primary_key = false;
  bool has_default = false;  // something fills it in on INSERT: default, server_default, onupdate, Identity, Computed
  bool has_foreign_key = false;
  bool conditional = false;  // declared under a condition
  Location at;               // the attribute's name, or the column's literal
};

struct Table {
  schema::Name name;         // schema empty: the default one
  bool name_known = false;   // false: computed
  bool schema_known = true;  // false: likewise; the name may still tell which table it is
  std::string_view owner;    // the class's name, or the variable's
  Id<Registry> registry;     // none: not known
  std::optional<Id<Model>> model;
  std::vector<Column> columns;
  bool open = false;  // columns may exist that we do not see
  bool known_elsewhere =
      false;    // of a test, of a bound second database, frozen in a migration: not of the database checked
  Location at;  // the name's literal, or the class where the name is derived

  const Column* column(std::string_view name_in_database) const;
};

enum class AttributeKind : std::uint8_t { column, relationship, hybrid, proxy, synonym, composite, method, other };

struct Attribute {
  AttributeKind kind = AttributeKind::other;
  Location at;
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
  bool open = false;  // **arguments, or computed ones
};

// A declarative base, or what else keeps mapped classes together: strings and foreign keys do not leave it.
struct Registry {
  std::string_view name;  // the base's name
  Location at;
  bool open = false;   // classes may be mapped in it that we do not see
  std::string schema;  // of its MetaData
  bool schema_known = true;
};

struct Model {
  std::string_view name;
  Location at;
  Id<Registry> registry;
  std::optional<Id<Table>> table;                    // its own, or the one it shares by single-table inheritance
  std::vector<Id<Model>> parents;                    // mapped classes it inherits from, nearest first
  std::vector<Relationship> relationships;           // its own and its mixins'
  std::map<std::string_view, Attribute> attributes;  // all of them, inherited and added from elsewhere
  bool open = false;                                 // attributes may exist that we do not see
  bool deliberate = false;                           // in a function that expects an error
  bool test = false;                                 // declared in a test
};

// --- faults that are rows ---

struct BrokenFile {
  Location at;
  std::string message;       // CPython's
  bool is_template = false;  // of Jinja: no Python until it is rendered
};

// A file that the oldest Python which `requires-python` allows cannot compile, though it would have to.
struct TooNewFile {
  Location at;
  std::string_view syntax;           // what is too new, as NewSyntax names it
  unsigned needs = 0, oldest = 0;    // minor versions of Python 3
  std::optional<Location> imported;  // the import that runs the file, if it is not the package's own
};

// An import of what proves not to be there.
struct MissingImport {
  Location at;                         // the module's dotted name, or the imported name
  bool is_module = true;               // false: a name of a module that is there
  bool promised = false;               // the module's own __all__ names it
  std::string module;                  // where it is missing: the package or module, dotted
  bool package = true;                 // …and whether that one may have submodules
  std::string_view name;               // what is missing
  std::optional<Location> there;       // the module's first line; none for a folder without an __init__.py
  std::vector<std::string_view> near;  // what the module has in place of it
  std::optional<Location> defined;     // the only class or function of that name elsewhere in the project
  std::string defined_in;              // its module
};

// An import of a name from a module that is still being run, in a cycle of imports.
struct BrokenCycle {
  Location at;            // the imported name
  std::string module;     // dotted
  std::string_view name;  // what it does not have yet
  Location bound;         // where it would get the name
  Location waits;         // the import of that module which led here
};

// --- what the code does with values; made by usage/, kept here since rules read it here ---

struct Domain {
  Pool<Enum> enums;
  Pool<Registry> registries;
  Pool<Table> tables;
  Pool<Model> models;
  std::vector<EnumUse> enum_uses;              // by place
  std::vector<BrokenFile> broken;              // by place
  std::vector<TooNewFile> too_new;             // by place
  std::vector<MissingImport> missing_imports;  // by place
  std::vector<BrokenCycle> broken_cycles;      // by place
  std::set<std::string> made_names;            // names that views above point to and that no file spells
};

}  // namespace ormlint
