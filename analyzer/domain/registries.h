// Declarative bases, and which class belongs to which. Every spelling that SQLAlchemy's documentation gives
// ("Declarative Mapping Styles"), Flask-SQLAlchemy's `db.Model` and SQLModel.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/constants.h"
#include "domain/domain.h"
#include "project/project.h"

namespace ormlint {

enum class Dress : std::uint8_t { declarative, flask, sqlmodel };

// A registry with what reading its classes needs beyond the domain's row.
struct Base {
  Id<Registry> id;
  Dress dress = Dress::declarative;
  std::vector<ClassRef> shared;  // classes that every model inherits from without naming them: cls=, model_class=
  std::vector<std::pair<Place, Place>> types;  // type_annotation_map
  bool types_open = false;                     // it has one that was not understood
  bool metaclass = false;                      // it was given one
  bool automap = false;                        // relationships are made of its tables' foreign keys
};

// What a class is to SQLAlchemy.
struct Membership {
  const Base* base = nullptr;  // none: not mapped, as far as we see
  bool is_base = false;        // the declarative base itself
  bool by_decorator = false;   // @registry.mapped
  bool imperfect = false;      // besides the base it inherits from classes that we do not see
};

class Registries {
 public:
  Registries(const Project& project, Domain& domain) : project_(project), domain_(domain) {}

  Membership of(const ClassInfo& info);
  // The registry of a class that an expression names, or of Flask-SQLAlchemy's db.Model.
  std::optional<Id<Registry>> of_base(FileId file, Id<Expr> expr);
  // The registry of all classes that mapper(…) maps; `at` is one of its calls.
  Id<Registry> of_mapper_function(Location at) { return make("mapper", "mapper", at, Dress::declarative)->id; }
  // The registry whose MetaData a call of Table gets: Base.metadata, or Flask-SQLAlchemy's db.Table.
  const Base* of_metadata(FileId file, Id<Expr> table_call);
  // The MetaData that an expression is: MetaData(…), a name for one, Base.metadata; none when that is not known.
  std::optional<Id<MetaData>> metadata_of(FileId file, Id<Expr> expr);
  const Base& base(Id<Registry> id) const { return bases_.at(id); }

 private:
  const Base* root_of(const ClassInfo& owner, const BaseRef& base);
  const Base* of_variable(VariableRef variable);
  const Base* of_value(FileId file, Id<Expr> value, VariableRef variable);
  const Base* of_class(ClassRef ref);
  const Base* with_own_class(const Base& registry, const std::string& key, FileId file, Id<Expr> call);
  const Base* of_flask(VariableRef database);
  const Base* of_metaclass(ClassRef ref);
  const Base* of_decorator(ClassRef ref, bool& is_base);
  const Base* make(const std::string& key, std::string_view name, Location at, Dress dress);
  void read_options(Base& base, FileId file, Id<Expr> call);
  void read_metadata(Base& base, FileId file, Id<Expr> metadata);
  void read_metadata_call(MetaData& row, FileId file, Id<Expr> call) const;
  Place metadata_value(FileId file, Id<Expr> expr) const;
  void read_types(Base& base, FileId file, Id<Expr> mapping);
  void read_class_body(Base& base, ClassRef ref);

  const Project& project_;
  Domain& domain_;
  std::map<std::string, Id<Registry>> by_key_;
  std::map<Id<Registry>, Base> bases_;
  std::map<std::string, Base> generated_;
  std::map<Location, Id<MetaData>> metadata_calls_;
};

}  // namespace ormlint
