// What the absence of a table from a schema tells.
#pragma once

#include <string_view>

#include "rule/context.h"

namespace ormlint {

// Every table that is not in it is missing: nothing was made by other means than what was read, and the application
// makes none when it starts.
bool tells_what_is_missing(const Side& side);
// Revisions change the table and none creates it, so that something else did.
bool is_made_elsewhere(const Side& side, std::string_view table);
// Some revision makes a table of that name, or gives it to one.
bool is_made_once(const Side& side, std::string_view table);

}  // namespace ormlint
