// Every place that names a member of an enum: E.X, E["X"], getattr(E, "X").
#pragma once

#include "domain/domain.h"
#include "domain/enums.h"
#include "project/project.h"

namespace ormlint {

void read_enum_uses(const Project& project, const EnumTable& table, Domain& domain, unsigned threads);

}  // namespace ormlint
