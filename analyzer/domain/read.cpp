#include "domain/read.h"

#include <algorithm>

#include "base/parallel.h"
#include "domain/enum_uses.h"
#include "domain/enums.h"
#include "domain/imports.h"
#include "domain/models.h"
#include "domain/twins.h"
#include "domain/unloaded.h"
#include "project/old_python.h"

namespace ormlint {

std::optional<Id<Model>> Declarations::find_model(ClassRef ref) const {
  const auto found = models.find(ref);
  return found == models.end() ? std::nullopt : std::optional(found->second);
}

Domain read_domain(const Project& project, Declarations& declarations, unsigned threads) {
  Domain domain;
  for (std::size_t n = 0; n < project.files.size(); ++n) {
    const FileIndex* const index = project.files[n].index.get();
    if (index && index->error)
      domain.broken.push_back({{static_cast<FileId>(n), index->error->at}, index->error->message, index->is_template});
  }
  for (const TooNew& row : find_too_new(project)) {
    const Location at{row.file, row.syntax.at};
    domain.too_new.push_back({at, row.syntax.name, row.syntax.minor, row.oldest, row.imported});
  }
  const RunTime run_time(project);
  // Neither of the two can be divided among threads, and neither needs the other.
  parallel_for(2, threads, [&](std::size_t which) {
    if (which == 0) {
      domain.broken_cycles = read_broken_cycles(project, run_time);
    } else {
      declarations.enums = read_enums(project, domain);
      declarations.models = read_models(project, declarations.enums, domain);
      declarations.classes.resize(domain.models.size());
      for (const auto& [ref, model] : declarations.models) declarations.classes[model.value] = ref;
      find_twins(project, domain);
      find_unloaded(project, domain);
    }
  });
  read_enum_uses(project, declarations.enums, domain, threads);
  domain.missing_imports = read_missing_imports(project, run_time, threads);
  return domain;
}

}  // namespace ormlint
