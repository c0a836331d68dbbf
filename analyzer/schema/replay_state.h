// The fold at work: a schema being changed, and the session it is changed in. Private to replay*.cpp.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/replay.h"

namespace ormlint::schema {

class Replayer {
 public:
  Replayer(Schema& schema, std::vector<Fault>& faults);
  void apply(const Change& change);

  // One for each Step.
  void operator()(const CreateSchema&);
  void operator()(const DropSchema&);
  void operator()(const RenameSchema&);
  void operator()(const SetSearchPath&);
  void operator()(const CreateExtension&);
  void operator()(const DropExtension&);
  void operator()(const CreateTable&);
  void operator()(const DropTable&);
  void operator()(const RenameTable&);
  void operator()(const MoveTable&);
  void operator()(const AttachPartition&);
  void operator()(const DetachPartition&);
  void operator()(const SetInheritance&);
  void operator()(const AddColumn&);
  void operator()(const DropColumn&);
  void operator()(const RenameColumn&);
  void operator()(const SetColumnType&);
  void operator()(const SetNotNull&);
  void operator()(const SetDefault&);
  void operator()(const SetGenerated&);
  void operator()(const SetIdentity&);
  void operator()(const SetComment&);
  void operator()(const SetTrigger&);
  void operator()(const SetPrimaryKey&);
  void operator()(const AddUnique&);
  void operator()(const AddForeignKey&);
  void operator()(const AddCheck&);
  void operator()(const AddExclusion&);
  void operator()(const DropConstraint&);
  void operator()(const RenameConstraint&);
  void operator()(const ValidateConstraint&);
  void operator()(const SetDeferrable&);
  void operator()(const KeyFromIndex&);
  void operator()(const CreateIndex&);
  void operator()(const DropIndex&);
  void operator()(const RenameIndex&);
  void operator()(const CreateEnum&);
  void operator()(const AddEnumLabel&);
  void operator()(const RenameEnumLabel&);
  void operator()(const CreateDomain&);
  void operator()(const SetDomainDefault&);
  void operator()(const SetDomainNotNull&);
  void operator()(const AddDomainCheck&);
  void operator()(const DropDomainConstraint&);
  void operator()(const CreateOtherType&);
  void operator()(const RenameType&);
  void operator()(const MoveType&);
  void operator()(const DropType&);
  void operator()(const CreateSequence&);
  void operator()(const SetSequenceOwner&);
  void operator()(const DropSequence&);
  void operator()(const Opaque&);

 private:
  // replay.cpp: faults and names.
  void fault(FaultKind kind, Name name, std::string part);
  // Of what is there already, if it still is for certain.
  void duplicate_fault(FaultKind kind, const Table& owner, std::string name);
  void type_fault(FaultKind kind, const Name& table, const std::string& column, const Type& from, std::string to);
  // What a part of a statement does wrong is told at the part.
  void told_at(Location place, const std::function<void()>& work);
  Name new_name(const Ref& ref);
  // Where a name of this kind is found along the search path; else where it would be if it were there.
  Name find(const Ref& ref, const std::function<bool(const Name&)>& exists) const;
  bool is_type(const Name& name) const;
  Type resolved(Type type);
  // Null, with a fault, when it is not there. An altered table that nothing made stands from then on, incomplete.
  Table* table(const Ref& ref);
  Column* column(Table& table, const std::string& name);
  // The table and, unless ONLY is said, all that inherit from it.
  std::vector<Table*> family(Table& table, bool only);
  std::vector<Table*> children(const Name& parent);
  bool is_relation(const Name& name) const;
  // The table whose index or key has this name; null where it is another kind of relation.
  const Table* owner_of(const Name& relation) const;
  bool is_constraint(const Name& name) const;
  // first_second_label with the first number behind it that is free.
  std::string free_name(const Table& table, std::string_view second, std::string_view label, bool relation);

  // replay_tables.cpp
  void add_inherited(Table& table, const Table& parent);
  void add_own_columns(Table& table, const CreateTable& create);
  void add_own_keys(Table& table, const Table& written);
  void add_like(Table& table, const Like& like);
  void finish_like(Table& table, const Like& like);
  void make_serial(Table& table, Column& column);
  void replace_view(Table& old, const CreateTable& create);
  void clone_to_partition(const Table& parent, Table& child);
  void drop_table(const Name& name, bool cascade);
  void rename_table(const Name& from, const Name& to);
  void rename_sequence(const Name& from, const Name& to);
  void drop_sequences_of(const Name& table, const std::string& column);

  // replay_columns.cpp
  void drop_column(Table& table, const std::string& name, bool cascade);
  void rename_column(Table& table, const std::string& from, const std::string& to);
  void check_using(const SetColumnType& change, const Type& type);
  void check_cast(const Table& table, const Column& column, const SetColumnType& change, const Type& type);

  // replay_constraints.cpp
  bool taken(const Table& table, const std::string& constraint);
  void require_not_null(Table& table, const std::vector<std::string>& columns);
  void add_primary_key(Table& table, Key key, bool only);
  void add_unique(Table& table, Key key, bool only);
  void add_foreign_key(Table& table, ForeignKey key, bool only);
  void check_target(const Table& table, const ForeignKey& key, const Table& target);
  void add_check(Table& table, Check check, bool only);
  void add_exclusion(Table& table, Exclusion exclusion);
  void add_index(Table& table, Index index, bool only);
  // Foreign keys elsewhere that need this key; without CASCADE the server would refuse to drop it.
  void drop_dependents(const Table& table, const Key& key, bool cascade);
  void drop_foreign_keys_to(const Name& target, const std::string& column, bool cascade);
  bool drop_constraint(Table& table, const std::string& name, bool cascade);

  // replay_types.cpp
  bool new_type(const Ref& ref, Name& name);
  std::optional<Name> known_type(const Ref& ref, bool if_exists);
  void each_type_use(const std::function<void(Type&)>& visit);
  void rename_type(const Name& from, const Name& to);
  void drop_type(const Name& name, bool cascade);

  Schema& schema_;
  std::vector<Fault>& faults_;
  std::vector<std::string> path_{"public"};
  Location at_;              // of the change that is being applied
  bool guarded_ = false;     // it may fail without fault
  std::set<Name> doubtful_;  // tables and types that something unknown may have dropped or changed since
  bool dropping_ = false;
};

template <class Items>
auto named(Items& items, std::string_view name) {
  return std::ranges::find(items, name, &Items::value_type::name);
}

// The expression with the column renamed.
std::string with_column_renamed(std::string_view expression, const std::string& from, const std::string& to);

bool contains(const std::vector<std::string>& names, std::string_view name);

// Indexes of two tables that a partition may have for its parent's.
bool same_index(const Index& a, const Index& b);

}  // namespace ormlint::schema
