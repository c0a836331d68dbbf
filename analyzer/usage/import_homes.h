// Where a name that is missing in one file can be imported from: the one module that defines it, spelled as the other
// files of the project spell it; or what they all import under that name.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/domain.h"
#include "project/project.h"
#include "usage/usage.h"

namespace ormlint {

class ImportHomes {
 public:
  ImportHomes(const Project& project, const Domain& domain);

  // For a name that is read there.
  std::optional<ImportHome> find(Location reader, std::string_view name) const;

 private:
  struct Spelling {
    std::string_view module;
    unsigned count = 0;
    FileId file{};
    Id<Binding> binding;  // the first such import
  };

  void add_file(FileId id);
  void place(Location reader, std::string_view module, ImportHome& home) const;
  std::string module_to_import(FileId reader, std::string_view name, ClassRef defined) const;

  const Project& project_;
  std::vector<Location> declared_;                                 // enums and mapped classes, sorted
  std::map<std::string_view, std::vector<ClassRef>> definitions_;  // classes at module level
  std::map<std::string_view, std::vector<Spelling>> imports_;      // absolute ones without a new name
};

}  // namespace ormlint
