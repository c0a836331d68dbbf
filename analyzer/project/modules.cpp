#include "project/modules.h"

#include <algorithm>
#include <string>

#include "base/paths.h"
#include "project/standard_library.h"

namespace ormlint {

namespace {

std::string_view stem(std::string_view file_name) { return file_name.substr(0, file_name.rfind('.')); }

Id<Module> folder_module(Project& project, std::string_view folder) {
  const std::string key(folder);
  if (const auto found = project.folders.find(key); found != project.folders.end()) return found->second;
  Module made;
  made.folder = key;
  const Id<Module> id = project.modules.add(std::move(made));
  project.folders.emplace(key, id);
  if (!folder.empty()) {
    const Id<Module> above = folder_module(project, parent(folder));
    project.modules[id].above = above;
    // The name's bytes must outlive the map: they are the module's own copy of its folder.
    const std::string_view name = last_part(project.folders.find(key)->first);
    project.modules[above].submodules.emplace(name, id);
  }
  return id;
}

bool is_stub(std::string_view path) { return path.ends_with(".pyi"); }

void add_file(Project& project, FileId file) {
  ProjectFile& entry = project.files[static_cast<std::size_t>(file)];
  const std::string_view name = stem(last_part(entry.path));
  const Id<Module> folder = folder_module(project, parent(entry.path));
  entry.folder = folder;
  if (name == "__init__") {
    entry.module = folder;
    Module& package = project.modules[folder];
    // A stub beside its module says less than the module.
    if (package.file && is_stub(entry.path)) return;
    package.file = file;
    package.package = true;
    // A package wins over an x.py beside its folder x/.
    if (package.above) project.modules[package.above].submodules[last_part(package.folder)] = folder;
    return;
  }
  Module made;
  made.file = file;
  const auto existing = project.modules[folder].submodules.find(name);
  if (existing != project.modules[folder].submodules.end()) {
    Module& there = project.modules[existing->second];
    if (there.file && is_stub(entry.path)) {  // x.py and x.pyi are one module, seen through x.py
      entry.module = existing->second;
      return;
    }
    if (!there.file && !there.package) {  // a folder x/ without __init__.py yields to x.py
      const Id<Module> id = project.modules.add(std::move(made));
      entry.module = id;
      project.modules[folder].submodules[name] = id;
      return;
    }
  }
  const Id<Module> id = project.modules.add(std::move(made));
  entry.module = id;
  project.modules[folder].submodules.emplace(name, id);
}

bool is_below_package(const Project& project, Id<Module> folder) {
  for (Id<Module> at = folder; at; at = project.modules[at].above) {
    if (project.modules[at].package) return true;
  }
  return false;
}

// The dotted name from the folder that no package is around.
std::string dotted(const Project& project, const ProjectFile& entry) {
  const bool init = stem(last_part(entry.path)) == "__init__";
  std::string name = init ? std::string() : std::string(stem(last_part(entry.path)));
  for (Id<Module> at = entry.folder; is_below_package(project, at); at = project.modules[at].above) {
    name = std::string(last_part(project.modules[at].folder)) + (name.empty() ? "" : ".") + name;
  }
  return name.empty() ? "__init__" : name;
}

std::optional<Id<Module>> descend(const Project& project, Id<Module> from, std::string_view path) {
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    const std::optional<Id<Module>> found = submodule(project, from, path.substr(0, dot));
    if (!found) return std::nullopt;
    from = *found;
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return from;
}

bool is_weak(const Module& module) { return module.hollow || !module.file; }

ImportedFrom find_imported(const Project& project, FileId file, Id<Stmt> id) {
  const Stmt& stmt = project.index(file)[id];
  const std::string_view dotted = project.index(file).tree.name(stmt);
  if (stmt.level) {
    const std::optional<Id<Module>> module = find_relative(project, file, stmt.level, dotted);
    return {id, module.value_or(Id<Module>{}), false, true};
  }
  const Found found = find_module(project, file, dotted);
  if (found.module) return {id, *found.module, found.weak, false};
  return {id, {}, found.weak, is_first_party(project, file, dotted)};
}

void find_imports(Project& project) {
  for (std::size_t n = 0; n < project.files.size(); ++n) {
    ProjectFile& entry = project.files[n];
    if (!entry.index) continue;
    entry.imports.reserve(entry.index->imports.size());
    for (const Id<Stmt> stmt : entry.index->imports) {
      entry.imports.push_back(find_imported(project, static_cast<FileId>(n), stmt));
    }
    std::ranges::sort(entry.imports, {}, [](const ImportedFrom& one) { return one.stmt; });
  }
}

}  // namespace

const ImportedFrom& ProjectFile::imported(Id<Stmt> stmt) const {
  return *std::ranges::lower_bound(imports, stmt, {}, [](const ImportedFrom& one) { return one.stmt; });
}

void make_modules(Project& project) {
  folder_module(project, "");
  for (std::size_t n = 0; n < project.files.size(); ++n) {
    if (project.files[n].index) add_file(project, static_cast<FileId>(n));
  }
  for (ProjectFile& entry : project.files) {
    if (!entry.index) continue;
    Module& module = project.modules[entry.module];
    if (module.name.empty()) module.name = dotted(project, entry);
    if (module.package) module.hollow = entry.index->bindings.empty();
  }
  for (const auto& [folder, id] : project.folders) {
    if (folder.empty()) continue;
    Module& module = project.modules[id];
    if (module.name.empty()) module.name = last_part(folder);
    const Module& above = project.modules[project.folders.at(std::string(parent(folder)))];
    // A package of stubs describes one that is installed.
    const bool stubs = module.file && is_stub(project.files[static_cast<std::size_t>(*module.file)].path);
    if (!above.package && !stubs) project.top_packages[last_part(folder)].push_back(id);
  }
  for (auto& [name, ids] : project.top_packages) std::ranges::sort(ids);
  find_imports(project);
}

Found find_module(const Project& project, FileId from, std::string_view dotted) {
  const ProjectFile& entry = project.files[static_cast<std::size_t>(from)];
  std::optional<Id<Module>> folder_only;
  const bool standard = is_standard_library(dotted.substr(0, dotted.find('.')));
  for (Id<Module> root = entry.folder; root; root = project.modules[root].above) {
    if (!project.modules[root].package) {
      // A script that is called like the package it imports does not import itself.
      const auto found = descend(project, root, dotted);
      if (found && *found != entry.module) {
        // As on sys.path, a folder without an __init__.py yields to a package that comes later.
        const bool stranger = standard && root != entry.folder;
        if (project.modules[*found].file) return {found, stranger || is_weak(project.modules[*found])};
        if (!folder_only) folder_only = found;
      }
    }
  }
  const std::string_view top = dotted.substr(0, dotted.find('.'));
  const auto candidates = project.top_packages.find(top);
  if (candidates == project.top_packages.end()) return {folder_only, true};
  std::optional<Id<Module>> only;
  for (const Id<Module> candidate : candidates->second) {
    const auto found = descend(project, candidate, dotted.substr(std::min(top.size() + 1, dotted.size())));
    if (!found || !project.modules[*found].file) continue;
    if (only) return {folder_only, true};  // several roots answer: none is proved
    only = found;
  }
  return {only ? only : folder_only, true};
}

std::optional<Id<Module>> find_relative(const Project& project, FileId from, unsigned level, std::string_view dotted) {
  Id<Module> folder = project.files[static_cast<std::size_t>(from)].folder;
  for (unsigned up = 1; up < level && folder; ++up) folder = project.modules[folder].above;
  return folder ? descend(project, folder, dotted) : std::nullopt;
}

std::optional<Id<Module>> submodule(const Project& project, Id<Module> of, std::string_view name) {
  const Module& module = project.modules[of];
  const auto found = module.submodules.find(name);
  if (found != module.submodules.end()) return found->second;
  return name == "__init__" && module.package ? std::optional(of) : std::nullopt;
}

Id<Module> parent_of(const Project& project, Id<Module> id) {
  const Module& module = project.modules[id];
  if (!module.file || module.package) return module.above;
  return project.files[static_cast<std::size_t>(*module.file)].folder;
}

bool is_first_party(const Project& project, FileId from, std::string_view dotted) {
  const Found top = find_module(project, from, dotted.substr(0, dotted.find('.')));
  return top.module && !top.weak;
}

}  // namespace ormlint
