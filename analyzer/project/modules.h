// Files to modules, and imports to modules.
#pragma once

#include <optional>
#include <string_view>

#include "project/project.h"

namespace ormlint {

// Makes them, and finds those that each file imports from.
void make_modules(Project& project);

struct Found {
  std::optional<Id<Module>> module;
  bool weak =
      false;  // found by name alone, hollow, or called like a standard module: what it lacks may come from elsewhere
};

// `import dotted` in a file: the module, or nothing where the name is not the project's.
Found find_module(const Project& project, FileId from, std::string_view dotted);
// `from ..dotted import`: level counts the dots.
std::optional<Id<Module>> find_relative(const Project& project, FileId from, unsigned level, std::string_view dotted);
// A module right below another. `package.__init__` is run as a module of that name, and has what the package has.
std::optional<Id<Module>> submodule(const Project& project, Id<Module> of, std::string_view name);
// The package or folder that a module is in; none for the root.
Id<Module> parent_of(const Project& project, Id<Module> module);
// True when some module of the project answers to the first part of the name.
bool is_first_party(const Project& project, FileId from, std::string_view dotted);

}  // namespace ormlint
