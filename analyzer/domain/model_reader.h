// Mapped classes and their tables, in parts: which classes are mapped (model_classes.cpp), their tables' names
// (model_tables.cpp), what their bodies declare (model_attributes.cpp), columns (model_columns.cpp; SQLModel's:
// model_fields.cpp; what functions make of them: model_helpers.cpp), relationships (model_relationships.cpp; what they
// come to is the mapper's, mapper.h), tables without a class (core_tables.cpp), what tables have besides columns
// (table_arguments.cpp, table_keys.cpp), what foreign keys mean (key_targets.cpp, table_names.cpp), and what other code
// adds to a class (model_additions.cpp, imperative.cpp).
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/column_types.h"
#include "domain/domain.h"
#include "domain/enums.h"
#include "domain/mapper.h"
#include "domain/models.h"
#include "domain/registries.h"
#include "domain/relationship_arguments.h"
#include "project/project.h"

namespace ormlint {

// What the reader knows of a mapped class beyond the domain's row.
struct Mapped {
  ClassRef ref;
  const ClassInfo* info = nullptr;
  const Base* base = nullptr;
  bool abstract = false;
  bool nameless = false;           // abstract for certain: no registry knows it by its name
  std::optional<Id<Model>> model;  // none for abstract ones and bases
};

class ModelReader {
 public:
  ModelReader(const Project& project, const EnumTable& enums, Domain& domain)
      : project_(project),
        enums_(enums),
        domain_(domain),
        registries_(project, domain),
        types_(project, domain, enums) {}

  void run();
  std::map<ClassRef, Id<Model>> by_class() const;

  std::optional<Id<Model>> find(const Entity& entity) const;

 private:
  static std::uint64_t key(ClassRef ref) { return static_cast<std::uint64_t>(ref.file) << 32 | ref.stmt.value; }
  const FileIndex& file(FileId id) const { return project_.index(id); }

  // model_classes.cpp
  void find_classes();
  void find_migrations();
  bool is_frozen(FileId id) const { return frozen_files_.contains(id); }
  void read_reserved();
  std::set<std::string, std::less<>> possible_names() const;
  void add_uncertain_table(const ClassInfo& info);
  bool is_abstract(ClassRef ref) const;
  bool is_deliberate(ClassRef ref) const;
  bool has_unknown_decorator(ClassRef ref) const;
  std::vector<ClassRef> lineage(const Mapped& mapped) const;
  const Mapped* mapped(ClassRef ref) const;
  std::optional<Place> own_value(ClassRef ref, std::string_view name) const;
  std::optional<Place> inherited_value(const Mapped& mapped, std::string_view name) const;

  // unmapped_classes.cpp
  bool is_bare(const ClassInfo& info) const;
  bool may_be_mapped_by_call(ClassRef ref) const;
  bool is_unmapped(ClassRef ref) const;
  void note_mapping_call(FileId in, Id<Expr> call, std::string_view name);
  void link_class_targets();

  // model_tables.cpp
  void read_table(Mapped& mapped);
  std::optional<Place> tablename(const Mapped& mapped, bool& own) const;
  bool is_named_by_mixin(const Mapped& mapped) const;
  void name_table(const Mapped& mapped, std::optional<Place> written, Table& table) const;
  void choose_metadata(const Mapped& mapped, Table& table);
  std::optional<Place> table_arguments(const Mapped& mapped) const;
  void read_table_arguments(const Mapped& mapped, Id<Table> table);
  void read_table_options(Table& table, FileId in, Id<Expr> options);
  bool is_conditional(ClassRef ref) const;
  bool has_column_hook(const Mapped& mapped) const;
  bool has_mapper_key(const Mapped& mapped) const;
  bool has_own_primary_key(const Mapped& mapped) const;
  bool may_have_key(const Mapped& mapped) const;

  // mapper_options.cpp
  struct MapperOptions {  // __mapper_args__
    bool known = true;    // false: it is computed, or has parts that are
    std::vector<std::pair<std::string_view, Place>> given;

    Place operator[](std::string_view name) const;  // absent where it is not given
  };
  std::optional<MapperOptions> mapper_options(ClassRef ref) const;
  std::optional<MapperOptions> mapper_options(const Mapped& mapped) const;
  void map_table(const Mapped& mapped, Id<Table> table);
  void read_polymorphic_on(const Mapped& mapped);

  // model_inheritance.cpp
  void read_inheritance(const Mapped& mapped);
  std::optional<bool> is_concrete(const Mapped& mapped) const;
  bool may_give_condition(const Mapped& mapped) const;

  // model_attributes.cpp
  struct Declared {  // a column with what it brings to its table
    Column row;
    std::vector<ForeignKey> keys;
    std::vector<TableCheck> checks;
    std::optional<bool> index, unique;  // index=True, unique=True; none: not said, or not understood
    bool open = false;                  // keys or constraints may be among its arguments that we do not see
    bool type_annotated = false;        // its type is its annotation's, as long as no foreign key brings one
    bool nullable_open = false;         // nullable was given, or is decided, in a way that we do not understand
    bool use_existing = false;          // it may be the table's column of that name, if there is one
  };
  void read_class(const Mapped& mapped);
  void read_body(const Mapped& mapped, ClassRef ref, bool inherited_table);
  bool is_taken_back(const Mapped& mapped, ClassRef ref, std::string_view name) const;
  void read_binding(const Mapped& mapped, ClassRef ref, Id<Binding> id, bool inherited_table);
  void read_function(const Mapped& mapped, ClassRef ref, const Binding& binding, bool inherited_table);
  struct Written {  // an attribute's right side
    std::string_view attribute;
    Location at;
    Place value;       // absent for an annotation alone
    Place annotation;  // absent for a value alone
    bool conditional = false;
    bool inherited_table = false;  // the column belongs to a parent's table
  };
  void read_value(const Mapped& mapped, const Written& written);
  void read_annotated(const Mapped& mapped, const Written& written);
  void add_attribute(Id<Model> model, std::string_view name, AttributeKind kind, Location at);
  void note_condition(Id<Model> model, std::string_view name);

  // dataclass_fields.cpp
  std::optional<std::string> dataclass_key(const Mapped& mapped) const;
  void read_dataclass_field(const Mapped& mapped, const Written& written, const std::string& key);

  // composites.cpp
  std::vector<std::pair<std::string_view, Place>> dataclass_fields(Place type) const;
  void read_composite(const Mapped& mapped, const Written& written);

  // model_helpers.cpp
  bool read_either_column(const Mapped& mapped, const Written& written, Id<Stmt> function);
  void read_parameters(Declared& made, FunctionRef function, Id<Expr> returned, Place call) const;
  bool read_made_by(FunctionRef function, const Written& written, const Base* base, Declared& made);
  bool read_helper(const Mapped& mapped, const Written& written);

  // plain_annotations.cpp
  bool refuses_plain_annotations(const Mapped& mapped) const;
  bool is_mapped_binding(const Mapped& mapped, ClassRef ref, const Binding& binding) const;
  void read_plain_annotations(const Mapped& mapped);
  void read_plain_annotations(const Mapped& mapped, ClassRef ref);

  // model_columns.cpp
  Declared read_column(FileId in, Id<Expr> call, std::string_view attribute, Location at);
  void read_schema_item(Declared& made, FileId in, Id<Expr> item);
  void apply_annotation(Declared& made, const Annotation& annotation, const Base* base);
  void apply_shared(Declared& made, const Annotation& annotation);
  void apply_arguments(Declared& made, FileId in, Id<Expr> call);
  bool is_demanded(const Mapped& mapped, const Written& written) const;
  void add_column(const Mapped& mapped, const Written& written, Declared made);
  void finish_column(Table& table, Declared& made) const;

  // model_fields.cpp
  Declared read_field(const Written& written, const Annotation& annotation, const Base* base);
  void narrow_field_type(ColumnType& type, FileId in, Id<Expr> field) const;
  void read_field_arguments(Declared& made, FileId in, Id<Expr> field);

  // column_faults.cpp
  void read_faults(Column& column, FileId in, Id<Expr> call) const;
  std::string_view not_sql(FileId in, Id<Expr> expr) const;
  Id<Expr> evaluated_call(FileId in, Id<Expr> expr, int depth) const;
  std::string_view dotted_callee(const FileIndex& index, Id<Expr> call) const;

  // type_faults.cpp
  void read_type_fault(Column& column, FileId in, Id<Expr> type) const;
  void read_annotation_fault(Declared& made, const Annotation& annotation, const Base* base) const;

  // column_keywords.cpp
  void read_unknown_keywords(Column& column, FileId in, Id<Expr> call) const;
  void read_unknown_field_keywords(Column& column, FileId in, Id<Expr> field) const;

  // constraint_columns.cpp
  void read_lost_columns(Table& table, FileId in, Id<Expr> call) const;

  // default_values.cpp
  std::optional<Declaration> declaration(const Annotation& annotation) const;
  std::optional<GivenDefault> given_default(FileId in, Id<Expr> call) const;
  bool read_member(GivenDefault& made, Place place) const;

  // table_keys.cpp
  ForeignKey read_foreign_key(FileId in, Id<Expr> call);
  void read_key_target(ForeignKey& key, FileId in, Id<Expr> target);
  void read_key_options(ForeignKey& key, FileId in, Id<Expr> call);
  void read_table_item(Id<Table> table, FileId in, Id<Expr> item);
  void read_pending_items();
  void read_key_constraint(Table& table, FileId in, Id<Expr> call);
  void read_primary_key(Table& table, FileId in, Id<Expr> call);
  void read_index(Table& table, FileId in, Id<Expr> call);
  void read_key_additions(FileId in, Id<Expr> call, std::string_view name);
  std::optional<std::vector<Column*>> named_columns(Table& table, const std::vector<Place>& named) const;

  // key_targets.cpp
  void link_keys();
  void take_key_types();
  bool take_key_type(const ForeignKey& key, Column& column) const;
  void name_target(Id<Table> owner, ForeignKey& key) const;
  std::optional<Id<Table>> table_of(FileId in, Id<Expr> expr) const;
  std::optional<Id<Table>> table_of_column(FileId in, Id<Expr> expr) const;
  bool find_column(Id<Table> owner, Place place, Id<Table>& table, std::string& key) const;

  // column_conflicts.cpp
  struct DeclaredColumn {  // of a class or its mixins, not of a mapped class above
    Id<Model> model;
    std::string_view attribute;
    std::string name, key;
    Location at;
    bool certain = false;  // declared in any case, and all of its arguments are known
    bool primary_key = false;
    bool use_existing = false;
  };
  void find_column_conflicts();
  bool was_there_before(const DeclaredColumn& column, const Model& model) const;
  bool may_take_own_table(const Mapped& mapped) const;

  // model_relationships.cpp
  void read_relationship(const Mapped& mapped, const Written& written);
  void read_target(Relationship& made, Id<Model> model, FileId in, Id<Expr> target);
  void read_annotated_target(Relationship& made, Id<Model> model, Place written, bool sqlmodel);
  void read_promise(Relationship& made, const Written& written, bool sqlmodel) const;

  // core_tables.cpp
  void read_core_tables();
  void read_unnamed_tables();
  std::optional<Id<Table>> read_core_table(FileId in, Id<Expr> call, std::string_view owner);
  void read_metadata(Table& table, FileId in, Id<Expr> call);
  void read_core_part(Id<Table> table, FileId in, Id<Expr> part);

  // model_additions.cpp
  void read_additions();
  void read_addition(FileId in, Id<Stmt> stmt);
  void read_attribute_addition(FileId in, Id<Stmt> stmt, Id<Expr> target);
  void forget_naming(FileId in, Id<Expr> metadata);
  void read_addition_call(FileId in, Id<Expr> call);
  void read_dynamic_class(FileId in, Id<Expr> call);

  // imperative.cpp
  struct ImperativeCall {
    Mapped mapped;
    Place properties;
  };
  std::optional<Id<Registry>> imperative_registry(FileId in, Id<Expr> call, Id<Table> table);
  void read_imperative(FileId in, Id<Expr> call);
  void read_properties(const ImperativeCall& call);

  const Project& project_;
  const EnumTable& enums_;
  Domain& domain_;
  Registries registries_;
  TypeReader types_;
  std::vector<Mapped> classes_;
  std::unordered_map<std::uint64_t, std::size_t> number_of_;  // class → classes_
  std::map<VariableRef, Id<Table>> core_tables_;
  std::map<Location, Id<Table>> core_calls_;      // by the call of Table
  std::map<ClassRef, Id<Model>> imperative_;      // classes mapped by a call
  std::vector<ImperativeCall> imperative_calls_;  // …those with properties=
  std::set<FileId> frozen_files_;
  std::set<std::string, std::less<>> uncertain_names_;  // classes that may be mapped, somewhere we do not see
  std::map<Location, std::vector<Place>> key_targets_;  // of foreign keys whose target is no text, or several columns
  std::vector<DeclaredColumn> declared_columns_;
  std::set<Location> told_mixins_;  // annotations of mixins that some class was told about
  struct Item {
    Id<Table> table;
    Place call;
  };
  std::vector<Item> pending_items_;                      // constraints and indexes, which wait for their columns
  std::set<std::string, std::less<>> uncertain_tables_;  // names of tables that may exist, in a MetaData we do not know
  bool any_table_uncertain_ = false;                     // …and there are some whose name is not known either
  std::vector<RelationshipCall> relationship_calls_;
  struct ClassTarget {  // a relationship whose target is a class that no statement maps
    Id<Model> model;
    std::string_view attribute;
    ClassRef target;
  };
  std::vector<ClassTarget> class_targets_;
  std::vector<ClassRef> bare_classes_;
  std::set<ClassRef> mapped_by_call_;
  bool any_mapped_by_call_ = false;  // …and some that we cannot tell
};

}  // namespace ormlint
