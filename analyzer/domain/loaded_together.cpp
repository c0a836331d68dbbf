#include "domain/loaded_together.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "domain/models.h"

namespace ormlint {

namespace {

std::optional<FileId> file_of(const Project& project, const Entity& entity) {
  if (const auto* module = std::get_if<Id<Module>>(&entity)) return project.modules[*module].file;
  if (const auto* ref = std::get_if<ClassRef>(&entity)) return ref->file;
  if (const auto* ref = std::get_if<FunctionRef>(&entity)) return ref->file;
  if (const auto* ref = std::get_if<VariableRef>(&entity)) return ref->file;
  return std::nullopt;
}

std::vector<std::vector<FileId>> importers(const Project& project, const std::set<FileId>& without) {
  std::vector<std::vector<FileId>> made(project.files.size());
  for (std::size_t n = 0; n < project.files.size(); ++n) {
    const ProjectFile& entry = project.files[n];
    const auto id = static_cast<FileId>(n);
    if (!entry.index || is_test_file(entry.path) || without.contains(id)) continue;
    const auto add = [&](std::optional<FileId> imported) {
      if (imported) made[static_cast<std::size_t>(*imported)].push_back(id);
    };
    for (const Id<Binding> binding : (*entry.index)[entry.index->module()].bindings) {
      const Binding& row = (*entry.index)[binding];
      const bool import = row.kind == BindingKind::import_name || row.kind == BindingKind::import_module;
      if (import && row.reach == Reach::always) add(file_of(project, entity_of(project, id, binding)));
      if (row.kind != BindingKind::import_star || row.reach != Reach::always) continue;
      const Id<Module> module = entry.imported(row.stmt).module;
      if (module) add(project.modules[module].file);
    }
  }
  return made;
}

std::vector<bool> reaching(const std::vector<std::vector<FileId>>& importers, FileId file) {
  std::vector<bool> seen(importers.size());
  std::vector<FileId> open{file};
  seen[static_cast<std::size_t>(file)] = true;
  while (!open.empty()) {
    const FileId next = open.back();
    open.pop_back();
    for (const FileId above : importers[static_cast<std::size_t>(next)]) {
      if (seen[static_cast<std::size_t>(above)]) continue;
      seen[static_cast<std::size_t>(above)] = true;
      open.push_back(above);
    }
  }
  return seen;
}

}  // namespace

LoadedTogether::LoadedTogether(const Project& project, const std::set<FileId>& without)
    : importers_(importers(project, without)) {}

bool LoadedTogether::operator()(std::span<const FileId> files) const {
  std::vector<bool> all(importers_.size(), true);
  for (const FileId file : files) {
    const std::vector<bool> seen = reaching(importers_, file);
    for (std::size_t n = 0; n < all.size(); ++n) all[n] = all[n] && seen[n];
  }
  return std::ranges::find(all, true) != all.end();
}

}  // namespace ormlint
