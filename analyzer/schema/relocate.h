// Changes read from a text that stands nowhere, SQL that Python would have made, given the places that they are due to.
#pragma once

#include <functional>

#include "schema/change.h"

namespace ormlint::schema {

// A span of the text to where it came from.
using Origin = std::function<Location(Span)>;

// Every place in the change; and a type with the name of `unread_type` becomes one that is not known.
void relocate(Change& change, const Origin& origin);

// Pieces of such a text that are not known are spelled so; and a type.
constexpr const char* unknown_piece = "ormlint_unknown";
constexpr const char* unread_type = "ormlint_unknown_type";

}  // namespace ormlint::schema
