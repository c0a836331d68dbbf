#include "domain/loaded_together.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_set>
#include <utility>
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
      if (row.reach != Reach::always) continue;
      const bool name = row.kind == BindingKind::import_name;
      if (name || row.kind == BindingKind::import_module) add(file_of(project, entity_of(project, id, binding)));
      if (!name && row.kind != BindingKind::import_star) continue;
      const Id<Module> module = entry.imported(row.stmt).module;
      if (module) add(project.modules[module].file);
    }
  }
  return made;
}

}  // namespace

LoadedTogether::LoadedTogether(const Project& project, const std::set<FileId>& without)
    : project_(project), without_(without) {}

const std::vector<FileId>& LoadedTogether::loaders(FileId file) {
  if (importers_.empty()) importers_ = importers(project_, without_);
  const auto [found, fresh] = loaders_of_.try_emplace(file);
  std::vector<FileId>& all = found->second;
  if (!fresh) return all;
  std::unordered_set<FileId> seen{file};
  all.push_back(file);
  for (std::size_t n = 0; n < all.size(); ++n) {
    for (const FileId above : importers_[static_cast<std::size_t>(all[n])]) {
      if (seen.insert(above).second) all.push_back(above);
    }
  }
  std::ranges::sort(all);
  return all;
}

bool LoadedTogether::operator()(std::span<const FileId> files) {
  std::vector<FileId> common = loaders(files.front());
  for (const FileId file : files.subspan(1)) {
    std::vector<FileId> both;
    std::ranges::set_intersection(common, loaders(file), std::back_inserter(both));
    common = std::move(both);
    if (common.empty()) return false;
  }
  return true;
}

}  // namespace ormlint
