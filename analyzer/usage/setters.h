// What an assignment to an attribute of a mapped class sets in turn: a property with a setter, a hybrid, a synonym keep
// it in some column of another name.
#pragma once

#include <set>
#include <string_view>

#include "usage/file_view.h"

namespace ormlint {

// Adds to the names of attributes that are given a value those that setters give one then. False: it may be any.
bool follow_setters(const FileView& view, Id<Model> model, std::set<std::string_view>& given);

}  // namespace ormlint
