// One step from a schema to the next. A dump, a chain of migrations and the mapped classes all become changes, and one
// replay() makes a Schema of any of them. A new kind of change makes every visit fail to compile until it is handled.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "schema/schema.h"

namespace ormlint::schema {

// A name as a statement wrote it: without a schema, replay looks along the search path, as the server does.
struct Ref {
  std::string schema;  // empty: not said
  std::string name;
  bool only = false;       // ONLY t: neither its partitions nor the tables that inherit from it
  bool if_exists = false;  // nothing is done where it is not there
};

struct CreateSchema {
  std::string name;
  bool if_not_exists = false;
};
struct DropSchema {
  std::string name;
  bool if_exists = false, cascade = false;
};
struct RenameSchema {
  std::string name, to;
};
struct SetSearchPath {
  std::vector<std::string> schemas;
};
struct CreateExtension {
  std::string name, schema;  // empty schema: where the search path begins
};
struct DropExtension {
  std::string name;
};

// `LIKE source INCLUDING …` among the columns.
struct Like {
  Ref source;
  std::size_t position = 0;  // in front of which of the table's own columns
  bool comments = false, constraints = false, defaults = false, generated = false, identity = false, indexes = false;
};

// The table's own name and its types are as written, its constraints may lack names, a partition its columns: replay
// completes them. A column of type serial is written as such.
struct CreateTable {
  Ref name;
  Table table;
  bool if_not_exists = false, or_replace = false;
  std::vector<Like> likes;
  Ref of_type;  // CREATE TABLE … OF type; empty: not so
};
struct DropTable {
  Ref name;
  bool if_exists = false, cascade = false;
};
// Whatever lives in the namespace of tables: a view, a sequence, an index too.
struct RenameTable {
  Ref name;
  std::string to;
  bool if_exists = false;
};
struct MoveTable {
  Ref name;
  std::string to_schema;
  bool if_exists = false;
};
struct AttachPartition {
  Ref parent, child;
  std::string bound;
};
struct DetachPartition {
  Ref parent, child;
};
struct SetInheritance {
  Ref table, parent;
  bool inherits = true;
};

// With what its definition says in line; IF NOT EXISTS is about all of it.
struct AddColumn {
  Ref table;
  Column column;
  bool if_not_exists = false;
  std::optional<Key> primary_key;
  std::vector<Key> uniques;
  std::vector<ForeignKey> foreign_keys;
  std::vector<Check> checks;
};
struct DropColumn {
  Ref table;
  std::string column;
  bool if_exists = false, cascade = false;
};
struct RenameColumn {
  Ref table;
  std::string column, to;
};
struct SetColumnType {
  Ref table;
  std::string column;
  Type type;
  std::string collation;
  bool with_using = false;
  std::optional<Type> using_type;  // what its expression is cast to last
  Location using_at;               // that expression
};
struct SetNotNull {
  Ref table;
  std::string column;
  bool not_null;
  std::string name;  // of the constraint, where it is said
};
struct SetDefault {
  Ref table;
  std::string column;
  std::optional<std::string> sql;
};
// Without an expression the column becomes an ordinary one.
struct SetGenerated {
  Ref table;
  std::string column;
  std::optional<std::string> sql;
};
struct SetIdentity {
  Ref table;
  std::string column;
  Identity identity;
};
struct SetComment {
  Ref table;
  std::string column;  // empty: the table's own
  std::string text;
};

// Only a trigger BEFORE INSERT … FOR EACH ROW is a change: it may fill columns in.
struct SetTrigger {
  Ref table;
  std::string name;
  bool present = true;
};

struct SetPrimaryKey {
  Ref table;
  Key key;
};
struct AddUnique {
  Ref table;
  Key key;
};
struct AddForeignKey {
  Ref table;
  ForeignKey key;
};  // its target is as written
struct AddCheck {
  Ref table;
  Check check;
};
struct AddExclusion {
  Ref table;
  Exclusion exclusion;
};
struct DropConstraint {
  Ref table;
  std::string name;
  bool if_exists = false, cascade = false;
};
struct RenameConstraint {
  Ref table;
  std::string name, to;
};
struct ValidateConstraint {
  Ref table;
  std::string name;
};
struct SetDeferrable {
  Ref table;
  std::string name;
  bool deferrable = false, initially_deferred = false;
};
// `ADD CONSTRAINT … PRIMARY KEY|UNIQUE USING INDEX …`: the index becomes the constraint.
struct KeyFromIndex {
  Ref table;
  std::string constraint, index;
  bool primary = false, deferrable = false, initially_deferred = false;
};

struct CreateIndex {
  Ref table;
  Index index;
  bool if_not_exists = false, concurrently = false;
};
struct DropIndex {
  Ref name;
  bool if_exists = false;
};
struct RenameIndex {
  Ref name;
  std::string to;
  bool if_exists = false;
};

struct CreateEnum {
  Ref name;
  std::vector<Label> labels;
  Location at;  // the type's name
};
struct AddEnumLabel {
  Ref type;
  Label label;
  std::string before, after;
  bool if_not_exists = false;
};
struct RenameEnumLabel {
  Ref type;
  std::string from;
  Label to;
};
struct CreateDomain {
  Ref name;
  DomainType domain;
};
struct SetDomainDefault {
  Ref type;
  std::optional<std::string> sql;
};
struct SetDomainNotNull {
  Ref type;
  bool not_null;
};
struct AddDomainCheck {
  Ref type;
  Check check;
};
struct DropDomainConstraint {
  Ref type;
  std::string name;
  bool if_exists = false;
};
struct CreateOtherType {
  Ref name;
  OtherType type;
};
struct RenameType {
  Ref name;
  std::string to;
};
struct MoveType {
  Ref name;
  std::string to_schema;
};
struct DropType {
  Ref name;
  bool if_exists = false, cascade = false;
};
struct CreateSequence {
  Ref name;
  bool if_not_exists = false;
};
struct SetSequenceOwner {
  Ref name, table;  // no table: nobody's
  std::string column;
};
struct DropSequence {
  Ref name;
  bool if_exists = false, cascade = false;
};

// Seen, not understood: these objects are incomplete from here on, whether they were known before or not.
struct Opaque {
  std::vector<Ref> tables, types;
  bool everything = false;
};

using Step =
    std::variant<CreateSchema, DropSchema, RenameSchema, SetSearchPath, CreateExtension, DropExtension, CreateTable,
                 DropTable, RenameTable, MoveTable, AttachPartition, DetachPartition, SetInheritance, AddColumn,
                 DropColumn, RenameColumn, SetColumnType, SetNotNull, SetDefault, SetGenerated, SetIdentity, SetComment,
                 SetTrigger, SetPrimaryKey, AddUnique, AddForeignKey, AddCheck, AddExclusion, DropConstraint,
                 RenameConstraint, ValidateConstraint, SetDeferrable, KeyFromIndex, CreateIndex, DropIndex, RenameIndex,
                 CreateEnum, AddEnumLabel, RenameEnumLabel, CreateDomain, SetDomainDefault, SetDomainNotNull,
                 AddDomainCheck, DropDomainConstraint, CreateOtherType, RenameType, MoveType, DropType, CreateSequence,
                 SetSequenceOwner, DropSequence, Opaque>;

struct Change {
  Step step;
  Location at;  // the whole statement
  // Skipped where the server would refuse it: it stands behind `IF NOT EXISTS (SELECT …) THEN` or in front of
  // `EXCEPTION WHEN duplicate_object`.
  bool guarded = false;
};

}  // namespace ormlint::schema
