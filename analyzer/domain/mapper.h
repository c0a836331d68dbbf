// Relationships as configure_mappers() would leave them: targets looked up in the registry, secondary tables in the
// MetaData, backrefs made, joins found (joins.h).
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "domain/domain.h"
#include "project/project.h"

namespace ormlint {

// Where a relationship's arguments stand. The rest of the row was read with the class.
struct RelationshipCall {
  Id<Model> model;
  std::string_view attribute;
  FileId in{};
  Id<Expr> call;
  bool sqlmodel = false;
};

struct MapperInputs {
  std::map<ClassRef, Id<Model>> classes;
  const std::map<VariableRef, Id<Table>>& core_tables;
  std::set<std::string, std::less<>> possible_names;          // of classes that may be mapped, somewhere we do not see
  const std::set<std::string, std::less<>>& possible_tables;  // names of tables likewise
  bool any_table_possible = false;                            // …and there are some whose name is not known either
  const std::set<FileId>& migrations;                         // files that never configure mappers
  const std::vector<RelationshipCall>& calls;                 // in order of the source, overridden ones too
};

void configure_mappers(const Project& project, Domain& domain, const MapperInputs& inputs);

}  // namespace ormlint
