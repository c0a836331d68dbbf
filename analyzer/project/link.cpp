#include "project/link.h"

#include <utility>

#include "project/classes.h"
#include "project/exports.h"
#include "project/modules.h"

namespace ormlint {

Project link(const Sources& sources, std::vector<std::shared_ptr<const FileIndex>> indexes,
             std::shared_ptr<const Library> library) {
  Project project;
  project.library = std::move(library);
  project.surroundings = &sources.surroundings();
  for (std::size_t n = 0; n < indexes.size(); ++n) {
    project.files.push_back({sources[sources.id(n)].path, std::move(indexes[n]), {}, {}, {}});
  }
  make_modules(project);
  fill_exports(project);
  fill_classes(project);
  return project;
}

}  // namespace ormlint
