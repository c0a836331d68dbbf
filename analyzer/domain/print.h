// Domain as text: `ormlint dump domain`.
#pragma once

#include <functional>
#include <string>

#include "domain/domain.h"

namespace ormlint {

// Places are printed by the caller's function, since the domain knows no paths.
std::string print_domain(const Domain& domain, const std::function<std::string(Location)>& place);

}  // namespace ormlint
