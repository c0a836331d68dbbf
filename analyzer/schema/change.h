// One step from a schema to the next. A dump, a chain of migrations and the mapped classes all become changes, and one
// replay() makes a Schema of any of them. A new kind of change makes every visit fail to compile until it is handled.
#pragma once

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
};

struct CreateSchema {
  std::string name;
};
struct SetSearchPath {
  std::vector<std::string> schemas;
};

// The table's own name and its types are as written; replay resolves them.
struct CreateTable {
  Ref name;
  Table table;
  bool if_not_exists = false;
};
struct DropTable {
  Ref name;
  bool if_exists = false, cascade = false;
};
struct RenameTable {
  Ref name;
  std::string to;
};
struct MoveTable {
  Ref name;
  std::string to_schema;
};
struct AttachPartition {
  Ref parent, child;
};

struct AddColumn {
  Ref table;
  Column column;
  bool if_not_exists = false;
};
struct DropColumn {
  Ref table;
  std::string column;
  bool if_exists = false;
};
struct RenameColumn {
  Ref table;
  std::string column, to;
};
struct SetColumnType {
  Ref table;
  std::string column;
  Type type;
  bool with_using = false;
};
struct SetNotNull {
  Ref table;
  std::string column;
  bool not_null;
};
struct SetDefault {
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
  std::string column;
  std::string text;
};  // empty column: the table's own

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
  bool if_exists = false;
};
struct RenameConstraint {
  Ref table;
  std::string name, to;
};
// `ADD CONSTRAINT … PRIMARY KEY|UNIQUE USING INDEX …`: the index becomes the constraint.
struct KeyFromIndex {
  Ref table;
  std::string constraint, index;
  bool primary = false;
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
};

struct CreateEnum {
  Ref name;
  std::vector<Label> labels;
};
struct AddEnumLabel {
  Ref type;
  Label label;
  std::string before, after;
  bool if_not_exists = false;
};
struct RenameEnumLabel {
  Ref type;
  std::string from, to;
};
struct CreateDomain {
  Ref name;
  DomainType domain;
};
struct CreateOtherType {
  Ref name;
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
  bool if_exists = false;
};
struct CreateSequence {
  Ref name;
};
struct DropSequence {
  Ref name;
  bool if_exists = false;
};

// Seen, not understood: these objects are incomplete from here on; with none named, everything is.
struct Opaque {
  std::vector<Ref> touches;
};

using Step =
    std::variant<CreateSchema, SetSearchPath, CreateTable, DropTable, RenameTable, MoveTable, AttachPartition,
                 AddColumn, DropColumn, RenameColumn, SetColumnType, SetNotNull, SetDefault, SetIdentity, SetComment,
                 SetPrimaryKey, AddUnique, AddForeignKey, AddCheck, AddExclusion, DropConstraint, RenameConstraint,
                 KeyFromIndex, CreateIndex, DropIndex, RenameIndex, CreateEnum, AddEnumLabel, RenameEnumLabel,
                 CreateDomain, CreateOtherType, RenameType, MoveType, DropType, CreateSequence, DropSequence, Opaque>;

struct Change {
  Step step;
  Location at;  // the whole statement
};

}  // namespace ormlint::schema
