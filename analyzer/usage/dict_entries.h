// The keys and values of dicts that are written out somewhere in a function, followed to where the dict is used.
#pragma once

#include "usage/file_view.h"

namespace ormlint {

struct DictEntry {
  Id<Expr> key;  // a string
  Id<Expr> value;
  bool perhaps = false;  // entries are picked by their value on the way, so this one may be gone
};

// Of a dict or a list of dicts: a display, a name that the same function binds to one or to several, a comprehension
// over its items(), and what is appended to a list. Empty where it is anything else, or loses keys on the way.
std::vector<DictEntry> dict_entries(FileView& view, Id<Expr> dict);

}  // namespace ormlint
