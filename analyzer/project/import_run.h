// Python's import system at work: runs modules from a first one, statement by statement, as far as it is sure what
// happens. A module that something may have begun before, or not, is followed no further. Sources: Language Reference,
// "The import system" and "The import statement"; importlib's `_handle_fromlist`; since 3.7 `import a.b as c` and
// `from a import b` fall back to sys.modules.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "project/import_steps.h"
#include "project/project.h"
#include "project/run_time.h"

namespace ormlint {

// `from module import name` that runs while the module has not come to where it binds the name.
struct BrokenImport {
  FileId file{};
  Id<Stmt> stmt;
  Id<Expr> alias;
  Id<Module> from;
  std::string_view name;
  Id<Stmt> waits;  // where the module stands meanwhile: the import, in its own file, that led here
};

struct Outcome {
  enum class Kind : std::uint8_t { works, unknown, breaks };
  Kind kind = Kind::works;
  BrokenImport broken;
};

// The steps of every module, read once.
class StepTable {
 public:
  explicit StepTable(const Project& project) : project_(project), steps_(project.files.size()) {}
  const ImportSteps& of(FileId file) {
    std::unique_ptr<ImportSteps>& steps = steps_[static_cast<std::size_t>(file)];
    if (!steps) steps = std::make_unique<ImportSteps>(read_steps(project_, file));
    return *steps;
  }

 private:
  const Project& project_;
  std::vector<std::unique_ptr<ImportSteps>> steps_;
};

// Begins in a process that has imported nothing. `name` is the module's key in sys.modules; a script is __main__ and
// could be imported once more.
Outcome run_import(const Project& project, StepTable& steps, const RunTime& run_time, Id<Module> first,
                   const std::string& name, bool as_script);

}  // namespace ormlint
