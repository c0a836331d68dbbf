#include "project/exports.h"

#include <algorithm>

#include "project/modules.h"

namespace ormlint {

namespace {

constexpr int max_passes = 40;  // as deep as a chain of re-exports goes; indico needs four

class Exporter {
 public:
  explicit Exporter(Project& project) : project_(project) {}

  void run() {
    for (int pass = 0; pass < max_passes; ++pass) {
      changed_ = false;
      for (const Id<Module> id : project_.modules.ids()) {
        if (project_.modules[id].file) module(id);
      }
      if (!changed_) return;
    }
  }

 private:
  void module(Id<Module> id) {
    const FileId file = *project_.modules[id].file;
    const FileIndex& index = project_.index(file);
    if (index.lazy || index[index.module()].dynamic || index.damage.size() > 0) open(id);
    const Slice<Binding> bindings = index[index.module()].bindings;
    for (std::uint32_t at = 0; at < bindings.size();) {
      std::uint32_t end = at;
      while (end < bindings.size() && index[bindings[end]].name == index[bindings[at]].name) ++end;
      const Slice<Binding> same{bindings.first + at, end - at};
      at = end;
      if (index[same[0]].kind == BindingKind::import_star) {
        for (const Id<Binding> star : same) star_import(id, file, index[star]);
        continue;
      }
      set(id, index.text(index[same[0]].name), common(file, visible(index, same)));
    }
  }

  // What all the bindings of a name agree on.
  Entity common(FileId file, const std::vector<Id<Binding>>& bindings) const {
    std::optional<Entity> agreed;
    for (const Id<Binding> binding : bindings) {
      Entity entity = entity_of(project_, file, binding);
      if (agreed && *agreed != entity) return Unknown{};
      agreed = std::move(entity);
    }
    return agreed.value_or(Unknown{});
  }

  void set(Id<Module> module, std::string_view name, Entity entity) {
    auto& exports = project_.modules[module].exports;
    const auto [at, fresh] = exports.try_emplace(name, entity);
    if (fresh) {
      changed_ = true;
    } else if (at->second != entity) {
      at->second = std::move(entity);
      changed_ = true;
    }
  }

  void open(Id<Module> id) {
    if (project_.modules[id].open) return;
    project_.modules[id].open = true;
    changed_ = true;
  }

  void star_import(Id<Module> into, FileId file, const Binding& star) {
    const FileIndex& index = project_.index(file);
    const Stmt& stmt = index[star.stmt];
    const std::string_view name = index.tree.name(stmt);
    const std::optional<Id<Module>> from =
        stmt.level ? find_relative(project_, file, stmt.level, name) : find_module(project_, file, name).module;
    if (!from || *from == into) return open(into);
    const Module& source = project_.modules[*from];
    if (!source.file || source.open) open(into);
    if (!source.file) return;
    const FileIndex& offered = project_.index(*source.file);
    const FileIndex& own = index;
    const auto take = [&](std::string_view exported, const Entity& entity) {
      if (own.bindings_of(own.module(), exported).empty()) set(into, exported, entity);
    };
    if (offered.has_all) {
      for (const Text text : offered.all) {
        const std::string_view exported = offered.text(text);
        const auto found = source.exports.find(exported);
        const auto submodule = source.submodules.find(exported);
        if (found != source.exports.end()) {
          take(found->first, Entity(found->second));
        } else if (submodule != source.submodules.end()) {
          take(submodule->first, submodule->second);
        }
      }
      return;
    }
    if (!offered.bindings_of(offered.module(), "__all__").empty()) open(into);  // one that was not understood
    const std::vector<std::pair<std::string_view, Entity>> copy(source.exports.begin(), source.exports.end());
    for (const auto& [exported, entity] : copy) {
      if (!exported.starts_with('_')) take(exported, entity);
    }
  }

  Project& project_;
  bool changed_ = false;
};

}  // namespace

void fill_exports(Project& project) { Exporter(project).run(); }

}  // namespace ormlint
