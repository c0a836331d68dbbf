// What each import finds, and what is proved not to be there.
//
// "There is no such module" is proved only where nobody else could provide it: below a package that has an __init__.py
// and is the project's own, since a regular package lives in one place. What a build may write, what git ignores, what
// code makes at run time, and imports that the code around them expects to fail are unknown. Sources: Language
// Reference, "The import system"; "The import statement".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "project/project.h"
#include "project/run_time.h"

namespace ormlint {

enum class ImportVerdict : std::uint8_t {
  resolved,        // it is in the project
  unknown,         // it is not the project's, or it cannot be proved
  missing_module,  // `within`, a package of the project or a module that is none, has no module `name`
  missing_name,    // `within`, a module of the project, has neither such a name nor such a submodule
};

struct ImportedName {
  ImportVerdict verdict = ImportVerdict::unknown;
  Id<Stmt> stmt;
  Id<Expr> alias;            // the name that is imported; of a `from` whose module is missing the first one
  Span at;                   // the module's dotted name, dots included, or the name
  Id<Module> within;         // of what is missing
  std::string_view name;     // what is missing
  std::string_view spelled;  // `within`, as an absolute import names it; or empty
  bool promised = false;     // it is no import: the module's own __all__ names it, and a star import of it fails
};

// Every import of the project, by file and then by place: a row for each module of `import …`, one for each name of
// `from … import …`, and only one where its module is missing; behind them one for each
// string of __all__ that is no name of the module. Needs filled exports.
std::vector<std::vector<ImportedName>> judge_imports(const Project& project, const RunTime& run_time, unsigned threads);

}  // namespace ormlint
