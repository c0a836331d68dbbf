// What the rules on attributes that a mapped class does not have say alike.
#pragma once

#include "domain/domain.h"
#include "report/finding.h"
#include "usage/usage.h"

namespace ormlint {

// Where the class is mapped, and the attribute that is meant, if one is near.
void explain(Finding& finding, const Model& model, const UnknownAttribute& unknown);

}  // namespace ormlint
