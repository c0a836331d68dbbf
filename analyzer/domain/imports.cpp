#include "domain/imports.h"

#include <algorithm>

#include "index/print.h"
#include "project/import_cycles.h"
#include "project/imports.h"
#include "project/print.h"

namespace ormlint {

namespace {

class Describer {
 public:
  explicit Describer(const Project& project) : project_(project) {}

  MissingImport describe(FileId file, const ImportedName& row) const {
    const Module& within = project_.modules[row.within];
    MissingImport made;
    made.at = {file, row.at};
    made.is_module = row.verdict == ImportVerdict::missing_module;
    made.promised = row.promised;
    made.module = row.spelled.empty() ? module_name(row.within) : std::string(row.spelled);
    made.package = within.package || !within.file;
    made.name = row.name;
    if (within.file) made.there = Location{*within.file, {}};
    for (const auto& [name, module] : within.submodules) made.near.push_back(name);
    for (const auto& [name, entity] : within.exports) {
      if (!made.is_module && name != "*") made.near.push_back(name);
    }
    std::ranges::sort(made.near);
    find_elsewhere(row.name, made);
    return made;
  }

 private:
  // As an absolute import would name it; a folder has no name of its own beyond its last part.
  std::string module_name(Id<Module> id) const {
    const Module& module = project_.modules[id];
    if (module.file) return module.name;
    std::string name = module.name;
    for (Id<Module> at = module.above; at && project_.modules[at].package; at = project_.modules[at].above) {
      return project_.modules[at].name + "." + name;
    }
    return name;
  }

  // The only place that defines it, if there is one.
  void find_elsewhere(std::string_view name, MissingImport& made) const {
    std::vector<std::pair<Location, Id<Module>>> found;
    for (const Id<Module> id : project_.modules.ids()) {
      const Module& module = project_.modules[id];
      if (!module.file) continue;
      const std::string_view last = std::string_view(module.name).substr(module.name.rfind('.') + 1);
      if (made.is_module && last == name) found.push_back({Location{*module.file, {}}, id});
      if (made.is_module) continue;
      const auto entity = module.exports.find(name);
      if (entity == module.exports.end()) continue;
      if (const std::optional<Location> at = defined_in(*module.file, entity->second)) found.push_back({*at, id});
    }
    if (found.size() != 1) return;
    made.defined = found[0].first;
    made.defined_in = module_name(found[0].second);
  }

  std::optional<Location> defined_in(FileId file, const Entity& entity) const {
    Id<Stmt> stmt;
    if (const auto* ref = std::get_if<ClassRef>(&entity); ref && ref->file == file) stmt = ref->stmt;
    if (const auto* ref = std::get_if<FunctionRef>(&entity); ref && ref->file == file) stmt = ref->stmt;
    if (!stmt) return std::nullopt;
    return Location{file, project_.index(file)[stmt].name_span};
  }

  const Project& project_;
};

}  // namespace

std::vector<MissingImport> read_missing_imports(const Project& project, const RunTime& run_time, unsigned threads) {
  const Describer describer(project);
  std::vector<MissingImport> found;
  const std::vector<std::vector<ImportedName>> files = judge_imports(project, run_time, threads);
  for (std::size_t n = 0; n < files.size(); ++n) {
    for (const ImportedName& row : files[n]) {
      const bool missing = row.verdict == ImportVerdict::missing_module || row.verdict == ImportVerdict::missing_name;
      if (missing) found.push_back(describer.describe(static_cast<FileId>(n), row));
    }
  }
  std::ranges::sort(found, {}, &MissingImport::at);
  return found;
}

std::vector<BrokenCycle> read_broken_cycles(const Project& project, const RunTime& run_time) {
  std::vector<BrokenCycle> found;
  for (const CycleBreak& row : find_cycle_breaks(project, run_time)) {
    const BrokenImport& broken = row.broken;
    const Module& module = project.modules[broken.from];
    const FileIndex& index = project.index(broken.file);
    const FileIndex& source = project.index(*module.file);
    BrokenCycle made{{broken.file, index.tree.name_span(index[broken.alias])},
                     module.name,
                     broken.name,
                     {*module.file, {}},
                     {*module.file, source[broken.waits].span}};
    for (const Id<Binding> binding : source.bindings_of(source.module(), broken.name)) {
      made.bound.span = place_of(source, source[binding]);
    }
    found.push_back(std::move(made));
  }
  std::ranges::sort(found, {}, &BrokenCycle::at);
  return found;
}

}  // namespace ormlint
