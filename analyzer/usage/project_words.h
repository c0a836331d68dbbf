// What a project's text says somewhere, and what follows from that for all of it.
#pragma once

#include <set>
#include <string_view>

#include "project/project.h"

namespace ormlint {

// The driver asyncpg is imported, or named in a URL.
bool names_asyncpg(const Project& project);
// Engines are given an encoder of the project's own: json_serializer=.
bool has_json_serializer(const Project& project);

// A declarative base inherits from a class that is not in view, or that has a constructor: declarative_base(cls=…),
// SQLAlchemy(model_class=…). Every mapped class may have more then.
bool has_open_base(const Project& project);
// It listens to what happens before an INSERT: event.listens_for(…, "before_insert") and its like.
bool listens_to_inserts(const Project& project);
// Some class of it is one of settings.
bool has_settings(const Project& project);
// It renders templates, which read attributes where nobody sees it.
bool has_templates(const Project& project);

// Of these names those that some code stores as an attribute: `x.name = …`, setattr(x, "name", …); of anything, or of
// what is called as a class is.
enum class Stored : std::uint8_t { in_anything, in_class };
std::set<std::string_view> stored_somewhere(const Project& project, const std::set<std::string_view>& names,
                                            Stored where);
// …and those that something may read by that name: an attribute, a string, a keyword, a field of a class.
std::set<std::string_view> read_somewhere(const Project& project, const std::set<std::string_view>& names);

}  // namespace ormlint
