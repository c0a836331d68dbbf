// What the project declares about its data: enums, tables, mapped classes, and what the code says of them. Rules see
// this and a database's schema, never Python.
//
// Views point into the project, which outlives the domain. `open` means that something about a declaration could not be
// seen; whoever meets it makes no claim. A declaration's place is the name in it, unless it is said otherwise.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/pool.h"
#include "base/span.h"
#include "domain/enum_rows.h"
#include "domain/mappers.h"
#include "domain/tables.h"

namespace ormlint {

// --- faults that are rows ---

struct BrokenFile {
  Location at;
  std::string message;       // CPython's
  bool is_template = false;  // of Jinja: no Python until it is rendered
};

// A file that the oldest Python which `requires-python` allows cannot compile, though it would have to.
struct TooNewFile {
  Location at;
  std::string_view syntax;           // what is too new, as NewSyntax names it
  unsigned needs = 0, oldest = 0;    // minor versions of Python 3
  std::optional<Location> imported;  // the import that runs the file, if it is not the package's own
};

// An import of what proves not to be there.
struct MissingImport {
  Location at;                         // the module's dotted name, or the imported name
  bool is_module = true;               // false: a name of a module that is there
  bool promised = false;               // the module's own __all__ names it
  std::string module;                  // where it is missing: the package or module, dotted
  bool package = true;                 // …and whether that one may have submodules
  std::string_view name;               // what is missing
  std::optional<Location> there;       // the module's first line; none for a folder without an __init__.py
  std::vector<std::string_view> near;  // what the module has in place of it
  std::optional<Location> defined;     // the only class or function of that name elsewhere in the project
  std::string defined_in;              // its module
};

// An import of a name from a module that is still being run, in a cycle of imports.
struct BrokenCycle {
  Location at;            // the imported name
  std::string module;     // dotted
  std::string_view name;  // what it does not have yet
  Location bound;         // where it would get the name
  Location waits;         // the import of that module which led here
};

// --- what the code does with values; made by usage/, kept here since rules read it here ---

// What Alembic's env.py compares with a database: one MetaData, or several.
struct TargetMetaData {
  Location at;  // the name target_metadata
  std::vector<Id<MetaData>> metadatas;
};

// A call of create_all() that runs whenever the application starts.
struct MadeAtStart {
  Location at;
  Id<MetaData> metadata;
};

struct Domain {
  Pool<Enum> enums;
  Pool<MetaData> metadatas;
  Pool<Registry> registries;
  Pool<Table> tables;
  Pool<Model> models;
  std::vector<EnumUse> enum_uses;              // by place
  std::vector<BrokenFile> broken;              // by place
  std::vector<TooNewFile> too_new;             // by place
  std::vector<MissingImport> missing_imports;  // by place
  std::vector<BrokenCycle> broken_cycles;      // by place
  std::map<FileId, TargetMetaData> targets;    // by env.py; only those that were understood
  std::vector<MadeAtStart> made_at_start;      // by place; only of projects that have an env.py
  std::set<std::string> made_names;            // names that views above point to and that no file spells
};

}  // namespace ormlint
