#include "domain/read.h"

#include <algorithm>

#include "domain/enum_uses.h"
#include "domain/enums.h"
#include "domain/imports.h"
#include "domain/models.h"
#include "domain/twins.h"

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
  declarations.enums = read_enums(project, domain);
  declarations.models = read_models(project, declarations.enums, domain);
  find_twins(project, domain);
  read_enum_uses(project, declarations.enums, domain);
  const RunTime run_time(project);
  domain.missing_imports = read_missing_imports(project, run_time, threads);
  domain.broken_cycles = read_broken_cycles(project, run_time);
  return domain;
}

}  // namespace ormlint
