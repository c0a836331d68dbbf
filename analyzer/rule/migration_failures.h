// How rules about migrations tell what the server refuses: which object it is about, why it is not as the statement
// needs it, and where the other side is.
#pragma once

#include <initializer_list>
#include <string>

#include "rule/context.h"
#include "rule/reporter.h"

namespace ormlint {

// The revision's failures of these kinds, one finding each.
void report_failures(const RevisionContext& context, Reporter& report, std::initializer_list<schema::FaultKind> kinds);

// What its downgrade leaves behind: types, or all the rest.
void report_leftovers(const RevisionContext& context, Reporter& report, bool types);

}  // namespace ormlint
