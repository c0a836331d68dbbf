// Modules and names that code makes while it runs, and that no file declares.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "project/project.h"

namespace ormlint {

class RunTime {
 public:
  explicit RunTime(const Project& project);

  // `sys.modules["a.b"] = …` somewhere.
  bool makes_module(std::string_view dotted) const { return modules_.contains(std::string(dotted)); }
  // The file touches sys.modules or its own __path__, or calls a function that writes sys.modules: what it offers is
  // not what it declares.
  bool replaces_itself(FileId file) const;
  // Some code assigns `module.name`, or gives a setup script the name of an extension module.
  bool sets(Id<Module> module, std::string_view name) const;
  bool builds(std::string_view name) const;

 private:
  void read(const FileIndex& file);
  bool writes_modules(FunctionRef function) const;
  bool sets_in(FileId file, Id<Module> module, std::string_view name) const;

  const Project& project_;
  std::unordered_set<std::string> modules_;
};

}  // namespace ormlint
