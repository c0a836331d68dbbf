// What a column's type is: which Python value it loads as, and for an Enum which labels it stores under which name.
// Facts: SQLAlchemy's documentation, "The Type Hierarchy", `Enum` and "Customizing the Type Map".
#pragma once

#include "domain/annotations.h"
#include "domain/domain.h"
#include "domain/enums.h"
#include "domain/registries.h"
#include "project/project.h"

namespace ormlint {

class TypeReader {
 public:
  TypeReader(const Project& project, const Domain& domain, const EnumTable& enums)
      : project_(project), domain_(domain), enums_(enums) {}

  // A type as it is given to Column: a class, a call, a name for either.
  ColumnType read(FileId file, Id<Expr> expr) const { return read_deep(file, expr, 8); }
  // The type that an annotation alone gives a column, by the base's type_annotation_map and SQLAlchemy's own.
  ColumnType from_annotation(const Annotation& annotation, const Base* base) const;
  // Whether an argument of Column is no type: a foreign key, a sequence, a constraint.
  bool is_schema_item(FileId file, Id<Expr> expr) const;

 private:
  ColumnType read_deep(FileId file, Id<Expr> expr, int depth) const;
  ColumnType of_call(FileId file, Id<Expr> call, int depth) const;
  ColumnType of_name(FileId file, Id<Expr> name, Id<Expr> place, int depth) const;
  ColumnType of_class(ClassRef ref, Place place, int depth) const;
  std::optional<EnumType> of_enum_decorator(const ClassInfo& info, Place place) const;
  Loads of_converter(const Member& converter, Loads impl) const;
  bool hands_on_nothing(const ClassInfo& info, Place call) const;
  std::string class_ddl(const ClassInfo& info, Place call, int depth) const;
  std::string of_method(FileId file, Id<Expr> call, int depth) const;
  Loads loads_of_method(FileId file, Id<Expr> call, int depth) const;
  ColumnType of_literal(FileId file, Id<Expr> literal) const;
  ColumnType of_members(Id<Enum> members, Location at) const;
  const std::pair<Place, Place>* entry_of(const Base& base, Place alias) const;
  Loads uuid_loads(FileId file, Id<Expr> call, Loads loads) const;
  Loads number_loads(FileId file, Id<Expr> call, Loads loads) const;
  std::string called_enum_ddl(FileId file, Id<Expr> call, const EnumType& type) const;
  ColumnType mapped_by(const Base& base, const Entity& wanted, std::optional<Id<Enum>> members, Location at) const;

  EnumType read_enum(FileId file, Id<Expr> call, std::optional<Id<Enum>> instead = {}) const;
  void read_values(EnumType& type, FileId file, Id<Expr> call) const;
  void read_member_labels(EnumType& type, std::optional<bool> names) const;
  bool read_text_labels(EnumType& type, FileId file, Id<Expr> argument) const;
  bool read_comprehension(EnumType& type, FileId file, Id<Expr> comprehension) const;
  std::optional<bool> stores_names(FileId file, Id<Expr> values_callable) const;

  const Project& project_;
  const Domain& domain_;
  const EnumTable& enums_;
};

// The names of SQLAlchemy's Enum and PostgreSQL's.
inline bool is_enum_name(std::string_view name) { return name == "Enum" || name == "ENUM"; }

// What SQLAlchemy's type of that name loads as, and the name itself where it is one we know: it lives on.
Loads loads_of(std::string_view name);
std::string_view kept_name(std::string_view name);

// `m.name for m in …`: true; of their values: false; nothing where a comprehension's element reads something else.
std::optional<bool> names_or_values(const FileIndex& file, const Expr& element, const Expr& clause);

}  // namespace ormlint
