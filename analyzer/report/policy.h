// What the user asked for, as far as it decides what is told: which rules ran and how grave they are.
#pragma once

#include <string_view>
#include <vector>

#include "report/report.h"

namespace ormlint {

// Comments and baselines in the wild keep the id they were written with.
struct RenamedRule {
  std::string_view before;
  std::string_view after;
};

struct Policy {
  std::vector<RuleInfo> rules;          // those that ran, with the severities the user gave them
  std::vector<std::string_view> known;  // every id there is, whether it is on or off
  std::vector<RenamedRule> renamed;
  // The rule that speaks of suppression comments; silent unless it is among `rules`.
  std::string_view unused_rule;
  // False when an enabled rule did not run, for want of a schema perhaps: then a bare `ignore` may be there for it.
  bool all_ran = true;
};

}  // namespace ormlint
