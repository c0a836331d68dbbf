#include "project/reachable.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "project/modules.h"

namespace ormlint {

namespace {

constexpr std::array<std::string_view, 13> loaders{
    "import_module", "__import__",  "iter_modules", "walk_packages", "exec_module",
    "load_module",   "find_module", "find_modules", "run_path",      "spec_from_file_location",
    "import_string", "runpy",       "load_source"};

class Reached {
 public:
  explicit Reached(const Project& project) : project_(project) {}

  // False where names are made.
  bool follow_from(FileId file) {
    add(file);
    while (!left_.empty()) {
      const FileId next = left_.back();
      left_.pop_back();
      if (!project_.has_index(next) || loads_by_name(project_.index(next))) return false;
      read(next);
    }
    return true;
  }

  std::set<FileId> take() { return std::move(files_); }

 private:
  void add(FileId file) {
    if (!files_.insert(file).second) return;
    left_.push_back(file);
    for (Id<Module> folder = project_.files[static_cast<std::size_t>(file)].folder; folder;
         folder = project_.modules[folder].above) {
      if (project_.modules[folder].file) add(*project_.modules[folder].file);
    }
  }

  void add(Id<Module> module) {
    if (module && project_.modules[module].file) add(*project_.modules[module].file);
  }

  void add(const Entity& entity) {
    if (const auto* module = std::get_if<Id<Module>>(&entity)) add(*module);
    if (const auto* ref = std::get_if<ClassRef>(&entity)) add(ref->file);
    if (const auto* ref = std::get_if<FunctionRef>(&entity)) add(ref->file);
    if (const auto* ref = std::get_if<VariableRef>(&entity)) add(ref->file);
  }

  void read(FileId file) {
    const ProjectFile& entry = project_.files[static_cast<std::size_t>(file)];
    const FileIndex& index = *entry.index;
    for (const Id<Binding> id : index.bindings.ids()) {
      const Binding& row = index[id];
      if (row.reach == Reach::type_checking) continue;
      const bool name = row.kind == BindingKind::import_name;
      if (row.kind == BindingKind::import_module)
        add(find_module(project_, file, index.text(index[row.expr])).module.value_or(Id<Module>()));
      if (name || row.kind == BindingKind::import_star) add(entry.imported(row.stmt).module);
      if (name) add(entity_of(project_, file, id));
    }
  }

  const Project& project_;
  std::set<FileId> files_;
  std::vector<FileId> left_;
};

}  // namespace

bool loads_by_name(const FileIndex& index) {
  return std::ranges::any_of(loaders, [&](std::string_view name) { return index.tree.strings.contains(name); });
}

std::optional<std::set<FileId>> may_load(const Project& project, FileId file) {
  Reached reached(project);
  if (!reached.follow_from(file)) return std::nullopt;
  return reached.take();
}

}  // namespace ormlint
