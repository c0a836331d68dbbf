// What lies beside the Python files and decides what their imports may find: compiled modules, files that git or the
// user leaves out, folders that were not entered, and names that a build would write. Without it "there is no such
// module" cannot be proved.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "sources/ignore_files.h"

namespace ormlint {

// Paths are relative to the root, '/' between parts; the root is "".
struct Surroundings {
  struct Ignored {
    std::string place;  // the folder, absolute
    Rules rules;        // what git ignores in it
  };

  bool whole = true;                       // false: only what was named was looked for
  std::unordered_set<std::string> unread;  // "app/fast" for app/fast.so, and for an app/fast.py or app/fast/ left out
  std::unordered_map<std::string, Ignored> ignored;  // by folder
  // By folder with a pyproject.toml: the minor version of the oldest Python 3 that its `requires-python` allows; 0
  // where it does not say.
  std::unordered_map<std::string, unsigned> oldest_pythons;
  std::unordered_set<std::string> native;  // folders that a package with compiled modules is built from

  // Whether `folder/name` may be a module or package that Sources does not have: one that was not read, or that git
  // would ignore, and so one that a build or an installation may write.
  bool may_hold(std::string_view folder, std::string_view name) const;
  // What the nearest pyproject.toml says that is in the folder or above it; 0: not known.
  unsigned oldest_python(std::string_view folder) const;
};

// The module a file would be, without its suffixes: "fast" of "fast.cpython-311-x86_64-linux-gnu.so", "fast.pyx",
// "fast.py",
// "fast.py.in"; empty for a file that no import finds and no build makes a module of.
std::string_view module_stem(std::string_view file_name);

}  // namespace ormlint
