// Findings meet suppression comments: what is silenced, and which comments silence nothing.
#pragma once

#include <span>
#include <vector>

#include "report/policy.h"
#include "report/suppress.h"

namespace ormlint {

// Sets the status of findings that a comment silences, and adds the findings about comments: those that silence
// nothing, name no rule there is, or cannot be read. Only rules that ran make a comment unused. `unclear` are files in
// which rules may have had to be silent, such as one with a syntax error: there no comment is called unused.
void silence(std::vector<Judged>& findings, std::span<const Suppression> suppressions, const Policy& policy,
             std::span<const FileId> unclear, const Sources& sources);

}  // namespace ormlint
