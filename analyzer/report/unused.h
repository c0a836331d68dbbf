// What is said of a suppression comment that silences nothing, and how it is taken out of the file again.
#pragma once

#include <span>
#include <string_view>

#include "report/policy.h"
#include "report/suppress.h"

namespace ormlint {

// The id a comment's id stands for today.
std::string_view current_id(const Policy& policy, std::string_view id);

// The comment cannot be read; its directive has a fault.
Finding unreadable_suppression(const Suppression& one, const Policy& policy);
// It names something that is no rule.
Finding unknown_rule(const Suppression& one, const RuleName& name, const Policy& policy, const Sources& sources);
// Nothing was found for these of its rules; none given: for a directive that is for every rule.
Finding unused_suppression(const Suppression& one, std::span<const RuleName* const> unused, const Policy& policy,
                           const Sources& sources);

}  // namespace ormlint
