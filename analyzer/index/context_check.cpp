#include "index/context_check.h"

#include "index/context_facts.h"

namespace ormlint {

std::optional<SyntaxError> check_context(const FileIndex& file) {
  const ContextFacts facts = context_facts(file);
  Faults faults;
  check_imports(file, facts, faults);
  check_parameters(file, facts, faults);
  check_directives(file, facts, faults);
  check_comprehensions(file, facts, faults);
  check_annotations(file, facts, faults);
  check_flow(file, facts, faults);
  check_async(file, facts, faults);
  check_nesting(file, facts, faults);
  check_targets(file, facts, faults);
  check_debug(file, facts, faults);
  check_patterns(file, facts, faults);
  return faults.first();
}

}  // namespace ormlint
