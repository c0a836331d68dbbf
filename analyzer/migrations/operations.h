// Alembic's operations as the SQL that it would execute on PostgreSQL, so that one reader, that of SQL, says what they
// do. Facts: Alembic's documentation, "Operation Reference", and what `alembic upgrade --sql` of 1.13 prints;
// SQLAlchemy's `postgresql` dialect for tables, columns and types.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "migrations/interpreter.h"

namespace ormlint::migrations {

// batch_op.add_column(…) is op.add_column(table, …).
Arguments in_batch(const Object& batch, std::string_view name, Arguments given);

class Operations {
 public:
  Operations(Interpreter& interpreter, Location at) : in_(interpreter), at_(at) {}

  Value run(std::string_view name, const Arguments& given);
  // Enum(…).create(), Table(…).create() and their drop().
  void create_type(const Value& type, bool check_first, bool implicit);
  void drop_type(const Value& type, bool check_first);
  void create_table(const Object& table, bool check_first);

 private:
  struct EnumParts {
    std::string name, schema;
    std::optional<std::vector<std::string>> labels;
    bool native = true, create_type = true;
    std::optional<std::int64_t> length;
  };
  struct ColumnParts {
    std::string name, type, rest;  // rest: DEFAULT …, NOT NULL
    Location at;
    bool primary_key = false, index = false, unique = false, serial_allowed = true, serial_asked = false;
    std::vector<std::string> constraints;  // FOREIGN KEY …, CHECK …
    std::string comment;
    const Value* type_value = nullptr;
  };
  struct TableParts {
    std::string text;
    std::vector<Origin> origins;
    std::vector<std::string> after;  // indexes, comments
    bool open = false;               // columns or constraints that were not understood
  };

  // types.cpp
  std::string type(const Value& value);
  void note_foreign_type(std::string_view dotted);
  std::string object_type(const Object& object);
  std::string class_type(const ClassRef& ref, const Object* call);
  std::optional<EnumParts> enum_parts(const Value& value);
  std::string enum_type(const EnumParts& parts);
  // The CHECK of an Enum(native_enum=False, create_constraint=True).
  std::optional<std::string> label_check(const Value& type, const std::string& column, const std::string& table);
  // A column is given an enum that it has already: the labels that its type lacks.
  void note_lost_labels(const Value& type, const Arguments& given, const std::string& column);
  // No text becomes an enum by itself, whether the enum is there or not.
  std::optional<schema::Fault> text_to_enum(const Value& type, const Arguments& given, const std::string& column);

  // columns.cpp
  std::optional<ColumnParts> column(const Value& value, const std::string& table);
  void read_column_items(ColumnParts& made, const Object& object, const std::string& table);
  std::string default_clause(const Value& value);
  std::string expression(const Value& value);
  std::string foreign_key(const Object& key, const std::vector<std::string>& columns, const std::string& table);
  std::string actions(const Arguments& key);

  // tables.cpp
  TableParts table_parts(const std::string& table, const std::string& schema, const Values& items);
  void add_constraint(TableParts& made, const Object& object, std::vector<std::string>& pieces);
  std::optional<std::string> constraint(const Object& object, const std::string& table);
  // "CONSTRAINT name ", or nothing.
  std::string named(const Named& what, const Value* given) const;

  // operations.cpp
  void create_table(const Arguments& given);
  void drop_table(const Arguments& given);
  void add_column(const Arguments& given);
  void drop_column(const Arguments& given);
  void alter_column(const Arguments& given);
  void create_foreign_key(const Arguments& given);
  void create_key(const Arguments& given, std::string_view kind);
  void create_check(const Arguments& given);
  void drop_constraint(const Arguments& given);
  void rename_table(const Arguments& given);
  void sync_enum_values(const Arguments& given);

  // indexes.cpp
  std::string index_statement(const std::string& owner, const std::string& name, std::span<const Value> items,
                              const Arguments& options);
  std::optional<std::string> index_of_table(const Object& index, const std::string& table, const std::string& schema);
  void create_index(const Arguments& given);
  void drop_index(const Arguments& given);

  // The type that counts for an integer, or nothing.
  static std::string serial(const std::string& type);
  static std::string qualified(const std::optional<std::string>& schema, const std::string& name);
  // The name of a constraint or an index, in quotes; too long a one is shortened as SQLAlchemy does it.
  static std::string label(const std::string& name);
  static std::string quoted(const std::vector<std::string>& names);
  void lose(const Arguments& given, const std::string& table, std::string why);
  void emit(std::string sql, std::vector<Origin> origins = {}) { in_.emit(std::move(sql), at_, std::move(origins)); }

  Interpreter& in_;
  Location at_;
};

}  // namespace ormlint::migrations
