// The names that a registry and its MetaData answer to, when a relationship names a class or a table in a string.
// Facts: SQLAlchemy's `orm/clsregistry.py`.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/mapper.h"

namespace ormlint {

class MapperNames {
 public:
  MapperNames(const Project& project, const Domain& domain, const MapperInputs& inputs);

  // The mapped classes of a registry that "User" or "models.user.User" may mean.
  std::vector<Id<Model>> find(Id<Registry> registry, std::string_view dotted) const;
  // Whether the path before a class's name cannot be the end of its module's. A folder may be installed by another
  // name, so that the last part alone decides.
  bool is_elsewhere(Id<Model> model, std::string_view dotted) const;
  // …and those of other registries.
  std::vector<Id<Model>> find_elsewhere(Id<Registry> registry, std::string_view dotted) const;
  // Whether nobody can prove that no class of the registry has that name.
  bool may_exist(Id<Registry> registry, std::string_view name) const;

  std::optional<Id<Table>> table(Id<MetaData> metadata, std::string_view key) const;
  bool table_may_exist(Id<Registry> registry, Id<MetaData> metadata, std::string_view key) const;

  // A part of some module's dotted name: strings may begin with it.
  bool is_module_part(std::string_view name) const;

 private:
  bool is_in_module(Id<Model> model, std::string_view module) const;

  const Project& project_;
  const Domain& domain_;
  const MapperInputs& inputs_;
  std::unordered_map<std::string_view, std::vector<Id<Model>>> by_name_;
  std::map<std::pair<Id<MetaData>, std::string>, Id<Table>, std::less<>> tables_;
  std::multimap<std::string_view, Id<Table>, std::less<>> loose_tables_;  // by name: their MetaData is not known
  std::vector<Id<Table>> nameless_;                                       // tables whose names are computed
};

}  // namespace ormlint
