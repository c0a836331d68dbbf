// Names that one file puts where another reads them: attributes set on modules (`settings.DEBUG = True`), additions to
// the builtins (`builtins.profile = …`, `gettext.install(…)`).
#pragma once

#include <map>
#include <set>
#include <string_view>

#include "project/project.h"

namespace ormlint {

struct InjectedNames {
  std::set<std::string_view> builtins;
  bool builtins_open = false;  // computed names are added: any name may be bound
  std::map<Id<Module>, std::set<std::string_view>> attributes;
  std::set<Id<Module>> open;  // computed attributes are set

  bool has(Id<Module> module, std::string_view name) const;
};

// Views point into the project.
InjectedNames injected_names(const Project& project, unsigned threads);

}  // namespace ormlint
