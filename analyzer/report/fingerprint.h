// What stays the same when lines move: how a finding of today is known again tomorrow, by GitHub and by baselines.
//
// A hash of the rule, the path, the enclosing scope, and the text the finding points at with its blanks squeezed, so
// that neither a line inserted above nor a new indentation makes a new finding of an old one. Findings alike in all
// that are counted in their order: "2f4e…:1", "2f4e…:2". Lines around the place, which other tools hash, are left out:
// the finding's own text says more and changes less. The message is left out too, since a better wording in the next
// release is no new fault.
#pragma once

#include <vector>

#include "report/report.h"
#include "sources/sources.h"

namespace ormlint {

// Fills in every fingerprint. The findings are in their final order, suppressed ones included: else to silence one
// would rename those after it.
void fingerprint(std::vector<Judged>& findings, const Sources& sources);

}  // namespace ormlint
