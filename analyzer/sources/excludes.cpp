#include "sources/excludes.h"

#include <algorithm>
#include <array>

namespace ormlint {

namespace {

// Virtual environments are known by what they hold, not by name: `env` and `venv` may be packages.
constexpr std::array<std::string_view, 5> directory_names{"CVS", "__pycache__", "__pypackages__", "node_modules",
                                                          "site-packages"};

bool marks_environment(std::string_view name, EntryKind kind) {
  return (name == "pyvenv.cfg" && kind != EntryKind::directory) ||
         (name == "conda-meta" && kind == EntryKind::directory);
}

}  // namespace

// No package can have a name with a dot before it: what such a folder holds is a tool's, as .git, .tox and .semgrep
// are. mypy and pyright pass over them too.
bool is_excluded_directory(std::string_view name) {
  return (name.size() > 1 && name.front() == '.') || std::ranges::binary_search(directory_names, name);
}

bool is_python_name(std::string_view name) {
  // "._x.py" is macOS's metadata of x.py, ".#x.py" is Emacs's lock on it.
  if (name.starts_with("._") || name.starts_with(".#")) return false;
  return name.ends_with(".py") || name.ends_with(".pyi");
}

void DirectoryTraits::see(std::string_view name, EntryKind kind) {
  const bool directory = kind == EntryKind::directory;
  environment_ = environment_ || marks_environment(name, kind);
  output_ = output_ || (directory && (name == "lib" || name.starts_with("lib.") || name.starts_with("bdist.") ||
                                      name.starts_with("temp.")));
  package_ = package_ || name == "__init__.py";
  project_ = project_ || name == "pyproject.toml" || name == "setup.py" || name == "setup.cfg";
  native_ = native_ || name == "Cargo.toml" || name == "CMakeLists.txt" || name == "meson.build";
  ignores_ = ignores_ || (name == ".gitignore" && kind == EntryKind::file);
  repository_ = repository_ || name == ".git";
}

bool is_environment(const std::string& directory) {
  return exists(directory + "/pyvenv.cfg") || kind_of(directory + "/conda-meta") == EntryKind::directory;
}

}  // namespace ormlint
