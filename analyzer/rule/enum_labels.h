// Which strings an Enum column takes.
#pragma once

#include <string>
#include <string_view>

#include "domain/domain.h"

namespace ormlint {

// Whether it is proved that a string is none that the type stores. Facts: executed on SQLAlchemy 2.0.36. A label is
// taken; so is a value of members that are strings, which compare equal to it. Any other string goes to the database as
// it is: PostgreSQL refuses it, and where the type is a VARCHAR there, reading the row raises LookupError.
bool is_no_label(const Domain& domain, const EnumType& type, std::string_view text);

// `Status.OPEN`, where the text is that member's name or value, whatever the letter case; else empty.
std::string meant_member(const Domain& domain, const EnumType& type, std::string_view text);

// "`open`, `closed`": the labels, the first of many.
std::string labels_of(const EnumType& type);

}  // namespace ormlint
