// What is known of packages that are not the project's: stub files, a project of their own beside the one that is
// analyzed. A name that is External in the one is looked up in the other. Source: Python's typing documentation,
// "Writing and Maintaining Stub Files"; PEP 484, PEP 695.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "project/project.h"
#include "sources/sources.h"

namespace ormlint {

struct Stub {
  std::string path;  // below the folder of stubs, '/' between parts: "sqlalchemy/orm.pyi"
  std::string text;
};

struct Library {
  Sources sources;
  Project project;

  // A class, function, variable or module by its dotted name; Unknown where no stub speaks of it.
  Entity find(std::string_view dotted) const;
  std::optional<ClassRef> find_class(std::string_view dotted) const;
  // The dotted name of a class that stands at a module's level: "datetime.datetime"; empty for others.
  std::string name_of(ClassRef ref) const;
};

// Of two stubs with one path the later one counts, so that a user's goes before ours.
std::shared_ptr<const Library> make_library(std::vector<Stub> stubs);

}  // namespace ormlint
