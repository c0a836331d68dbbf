// What the project declares, in order: enums, then the classes that use them, then the places that name members.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "domain/domain.h"
#include "domain/enums.h"
#include "project/project.h"

namespace ormlint {

// From a class or variable to the domain's row of it, for the layers that evaluate expressions.
class Declarations {
 public:
  std::optional<Id<Enum>> find_enum(const Entity& entity) const { return enums.find(entity); }
  std::optional<Id<Model>> find_model(ClassRef ref) const;

  EnumTable enums;
  std::map<ClassRef, Id<Model>> models;
  std::vector<ClassRef> classes;  // by model
};

// Views point into the project, which must outlive the domain.
Domain read_domain(const Project& project, Declarations& declarations, unsigned threads = 1);

}  // namespace ormlint
