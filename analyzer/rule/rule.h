// A rule is a constant: what it is called in one sentence, how bad it is, and a function from what it looks at to what
// it says. No base class, no virtual, no registration: its page beside it names it (rules/README.md).
#pragma once

#include <string_view>
#include <variant>

#include "report/report.h"
#include "rule/context.h"
#include "rule/reporter.h"

namespace ormlint {

template <class Context>
using Check = void (*)(const Context&, Reporter&);

// The rule is reported by the report layer itself: suppression-unused.
struct ByReport {};

struct Rule {
  std::string_view summary;  // the first sentence of its page, without a capital and a period
  Severity severity = Severity::error;
  bool on_request = false;  // runs only when it is selected by its own name, or added with --extend-select
  std::variant<Check<FileContext>, Check<ModelContext>, Check<TableContext>, Check<MigrationTreeContext>,
               Check<RevisionContext>, Check<DriftContext>, Check<DatabaseContext>, ByReport>
      check;
};

}  // namespace ormlint
