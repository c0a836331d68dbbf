#include "usage/import_homes.h"

#include <algorithm>

#include "project/modules.h"
#include "usage/import_place.h"
#include "usage/import_reach.h"

namespace ormlint {

namespace {

// So many files that import a name from one place, and none from another, say where it comes from.
constexpr unsigned enough_imports = 2;

// The shortest dotted name of a module by which a file can import it: its packages, then the folders around them.
std::string name_from(const Project& project, FileId reader, Id<Module> wanted) {
  const Module& module = project.modules[wanted];
  std::string dotted = module.name;
  std::string_view folder = project.files[static_cast<std::size_t>(*module.file)].path;
  const auto drop_part = [&] { folder = folder.substr(0, folder.rfind('/') == folder.npos ? 0 : folder.rfind('/')); };
  for (auto parts = std::ranges::count(dotted, '.') + 1 + module.package; parts > 0; --parts) drop_part();
  while (find_module(project, reader, dotted).module != wanted) {
    if (folder.empty()) return {};
    dotted = std::string(folder.substr(folder.rfind('/') + 1)) + "." + dotted;
    drop_part();
  }
  return dotted;
}

}  // namespace

ImportHomes::ImportHomes(const Project& project, const Domain& domain) : project_(project) {
  for (const Enum& row : domain.enums) declared_.push_back(row.at);
  for (const Model& row : domain.models) declared_.push_back(row.at);
  std::ranges::sort(declared_);
  for (std::size_t n = 0; n < project.files.size(); ++n) {
    if (project.files[n].index && !project.files[n].path.ends_with(".pyi")) add_file(static_cast<FileId>(n));
  }
}

void ImportHomes::add_file(FileId id) {
  const FileIndex& file = project_.index(id);
  for (const Id<Binding> at : file[file.module()].bindings) {
    const Binding& binding = file[at];
    const std::string_view name = file.text(binding.name);
    if (binding.kind == BindingKind::class_def) definitions_[name].push_back({id, binding.stmt});
    if (binding.kind != BindingKind::import_name || file[binding.stmt].level > 0) continue;
    if (file.text(file[binding.expr]) != name) continue;
    const std::string_view module = file.tree.name(file[binding.stmt]);
    std::vector<Spelling>& spellings = imports_[name];
    const auto known = std::ranges::find(spellings, module, &Spelling::module);
    if (known == spellings.end()) {
      spellings.push_back({module, 1, id, at});
    } else {
      ++known->count;
    }
  }
}

// As most other files spell it, where that works from the reader too.
std::string ImportHomes::module_to_import(FileId reader, std::string_view name, ClassRef defined) const {
  const Spelling* best = nullptr;
  if (const auto found = imports_.find(name); found != imports_.end()) {
    for (const Spelling& spelling : found->second) {
      if (best && best->count >= spelling.count) continue;
      if (entity_of(project_, spelling.file, spelling.binding) != Entity(defined)) continue;
      if (find_module(project_, reader, spelling.module).module) best = &spelling;
    }
  }
  if (best) return std::string(best->module);
  const Id<Module> module = project_.files[static_cast<std::size_t>(defined.file)].module;
  return name_from(project_, reader, module);
}

void ImportHomes::place(Location reader, std::string_view module, ImportHome& home) const {
  home.circular = home.defined && import_runs(project_, home.defined->file, reader.file);
  if (home.circular) return;
  const auto found = import_place(project_.index(reader.file), module, home.statement, reader.span.begin);
  if (!found) return;
  home.insert_at = {reader.file, {found->at, found->at}};
  home.insert = found->text;
}

std::optional<ImportHome> ImportHomes::find(Location reader, std::string_view name) const {
  ImportHome home;
  std::string module;
  if (const auto defined = definitions_.find(name); defined != definitions_.end()) {
    if (defined->second.size() != 1 || defined->second[0].file == reader.file) return std::nullopt;
    const ClassRef only = defined->second[0];
    home.defined = Location{only.file, project_.index(only.file)[only.stmt].name_span};
    home.declared = std::ranges::binary_search(declared_, *home.defined);
    module = module_to_import(reader.file, name, only);
  } else if (const auto imported = imports_.find(name); imported != imports_.end()) {
    const Spelling& only = imported->second[0];
    if (imported->second.size() != 1 || only.count < enough_imports) return std::nullopt;
    module = only.module;
  }
  if (module.empty()) return std::nullopt;
  home.statement = "from " + module + " import " + std::string(name);
  place(reader, module, home);
  return home;
}

}  // namespace ormlint
