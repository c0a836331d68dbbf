// A section of a page as a project in memory, analyzed.
#pragma once

#include <string>
#include <vector>

#include "pipeline/inputs.h"
#include "report/report.h"
#include "support/page.h"

namespace ormlint::test {

struct Analyzed {
  Inputs inputs;
  Report report;
};

// With these rules only; all of them when none is named.
Analyzed analyze_section(const Section& section, const std::vector<std::string>& rules);

// Every mark has its finding and every finding its mark; `rule` is the one that marks without a name mean. Findings of
// the marks' lines are compared by severity, rule and a piece of the message.
void check_marks(const Section& section, const Analyzed& analyzed, const std::string& rule);

// Every fix, applied, gives files that still parse, and in which its finding is gone; and the text of a `fixed` fence.
void check_fixes(const Section& section, const Analyzed& analyzed, const std::vector<std::string>& rules);

std::string shown(const Analyzed& analyzed);

}  // namespace ormlint::test
