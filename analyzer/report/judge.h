// Severity, suppression, order: from what rules say to the report.
#pragma once

#include <vector>

#include "report/policy.h"
#include "report/report.h"
#include "report/suppress.h"
#include "sources/sources.h"

namespace ormlint {

// Everything that was said in a run.
struct Statements {
  std::vector<Finding> findings;
  std::vector<Suppression> suppressions;
  std::vector<FileId> unclear;  // files in which rules may have had to be silent; no comment there is called unused
  Problems problems;
  Summary summary;
};

// Pure, and blind to the order in which findings and problems come: the same bytes for any number of threads. Findings
// in files that are only context, and of rules that are not in the policy, are left out.
Report judge(Statements said, const Policy& policy, const Sources& sources);

}  // namespace ormlint
