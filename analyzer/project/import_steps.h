// What running a module imports, in the order in which it happens. Bodies of classes run with the module, those of
// functions when they are called, what TYPE_CHECKING or a test of __main__ guards not at all. Source: Language
// Reference, "Execution model".
#pragma once

#include <vector>

#include "project/project.h"

namespace ormlint {

struct ImportStep {
  enum class Kind : std::uint8_t {
    import_module,  // one alias of `import …`
    import_from,
    call,     // of something of the project, or of what is not known: it may run any function
    dynamic,  // a call that imports what no statement names, such as importlib.import_module
  };
  Kind kind = Kind::call;
  bool sure = false;   // it runs whenever the module does, and nothing catches its failure
  Id<Stmt> stmt;       // of the imports
  Id<Expr> alias;      // of import_module
  std::uint32_t at{};  // byte offset, 0-based
};

struct ImportSteps {
  std::vector<ImportStep> now;    // by place
  std::vector<ImportStep> later;  // imports in functions, and dynamic ones
};

ImportSteps read_steps(const Project& project, FileId file);

// A module as an import names it.
struct ImportTarget {
  Id<Module> module;   // none where it is not the project's
  std::string name;    // its key in sys.modules
  bool proved = true;  // it can be no other module
};

// `own` is the importing module's key in sys.modules; only relative imports look at it.
ImportTarget target_of(const Project& project, FileId file, const ImportStep& step, std::string_view own);

}  // namespace ormlint
