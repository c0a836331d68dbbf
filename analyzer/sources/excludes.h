// What is never looked into when nobody named it: other people's code that an installer put there, and what tools leave
// behind. Names alone decide only where no project would use them for its own packages.
#pragma once

#include <string_view>

#include "sources/directory.h"

namespace ormlint {

bool is_excluded_directory(std::string_view name);

// A .py or .pyi file, unless an editor or a file system put it beside the one it is named after.
bool is_python_name(std::string_view name);

// What the entries of a directory say about it.
class DirectoryTraits {
 public:
  void see(std::string_view name, EntryKind kind);

  // A virtual environment, whatever its name.
  bool environment() const { return environment_; }
  // What setuptools leaves in `build`: copies of the sources. A package of that name is no such thing.
  bool build_output() const { return output_ && !package_; }
  // Something is built from here.
  bool project() const { return project_; }
  // …and something else than Python with it: setuptools-rust, maturin, scikit-build, meson-python.
  bool native() const { return project_ && native_; }
  bool ignores() const { return ignores_; }
  bool repository() const { return repository_; }

 private:
  bool environment_ = false;
  bool output_ = false;
  bool package_ = false;
  bool project_ = false;
  bool native_ = false;
  bool ignores_ = false;
  bool repository_ = false;
};

// Whether a directory that no walk came through is a virtual environment.
bool is_environment(const std::string& directory);

}  // namespace ormlint
