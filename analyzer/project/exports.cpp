#include "project/exports.h"

#include <algorithm>

#include "project/filled_packages.h"
#include "project/modules.h"

namespace ormlint {

namespace {

constexpr int max_passes = 40;  // as deep as a chain of re-exports goes; indico needs four
// After the first pass only what depends on a module that has changed is looked at again.

// Whether a module that has run may have the name: type checkers' names, mere annotations and deleted ones are not
// there.
bool may_be_there(const FileIndex& file, std::string_view name) {
  const Slice<Binding> bindings = file.bindings_of(file.module(), name);
  bool there = bindings.empty();  // it came by a star
  for (const Id<Binding> id : bindings) {
    const Binding& binding = file[id];
    if (binding.kind == BindingKind::removal) {
      there = there && binding.reach != Reach::always;
    } else if (binding.kind != BindingKind::annotation && binding.reach != Reach::type_checking) {
      there = true;
    }
  }
  return there;
}

// What some names of a module stand for, when that depends on other modules and so may change from pass to pass.
struct Question {
  Slice<Binding> names;    // all bindings of one name, or all the module's stars
  Id<Module> on;           // the only module that the answer depends on; none: on any
  std::uint64_t seen = 0;  // when it was last answered
};

class Exporter {
 public:
  explicit Exporter(Project& project)
      : project_(project), questions_(project.modules.size()), changed_at_(project.modules.size()) {}

  void run() {
    for (const Id<Module> id : project_.modules.ids()) {
      if (project_.modules[id].file) begin(id);
    }
    settle();
    // Whom a package asks to fill it is known only now; and who imports from it learns then what it has.
    if (const std::vector<FilledPackage> filled = filled_packages(project_); !filled.empty()) {
      for (const FilledPackage& package : filled) fill(package);
      settle();
    }
    for (std::size_t n = 0; n < project_.files.size(); ++n) {
      if (project_.has_index(static_cast<FileId>(n))) set_from_outside(static_cast<FileId>(n));
    }
  }

 private:
  void settle() {
    std::uint64_t before = ~std::uint64_t{0};
    for (int pass = 1; pass < max_passes && now_ != before; ++pass) {
      before = now_;
      for (const Id<Module> id : project_.modules.ids()) again(id);
    }
  }

  void begin(Id<Module> id) {
    const FileId file = *project_.modules[id].file;
    const FileIndex& index = project_.index(file);
    if (index.lazy || index[index.module()].dynamic || index.damage.size() > 0) open(id);
    const Slice<Binding> bindings = index[index.module()].bindings;
    for (std::uint32_t at = 0; at < bindings.size();) {
      std::uint32_t end = at;
      while (end < bindings.size() && index[bindings[end]].name == index[bindings[at]].name) ++end;
      Question question{{bindings.first + at, end - at}, {}, 0};
      if (may_change(file, question)) {
        questions_[id.value].push_back(question);
        answer(id, questions_[id.value].back());
      } else {
        answer(id, question);
      }
      at = end;
    }
    // What functions bind by `global`, and the module itself does not, is there once they have run.
    for (const Binding& binding : index.bindings) {
      if (binding.kind != BindingKind::global || index[binding.stmt].kind != StmtKind::global_stmt) continue;
      if (index.bindings_of(index.module(), binding.name).empty()) set(id, index.text(binding.name), Unknown{});
    }
  }

  // Definitions stay what they are, and so does what comes from outside.
  bool may_change(FileId file, Question& question) const {
    const FileIndex& index = project_.index(file);
    bool aliases = false, imports = false;
    for (const Id<Binding> id : question.names) {
      const Binding& binding = index[id];
      if (binding.kind == BindingKind::import_star) return true;
      imports |= binding.kind == BindingKind::import_name;
      if (binding.kind != BindingKind::assignment || !binding.sole_target) continue;
      const ExprKind value = index[binding.value].kind;
      aliases |= value == ExprKind::name || value == ExprKind::attribute;
    }
    if (aliases || !imports) return aliases;
    if (question.names.size() > 1) return true;
    question.on = source_of(file, index[question.names[0]].stmt);
    return static_cast<bool>(question.on);
  }

  void again(Id<Module> id) {
    for (Question& question : questions_[id.value]) {
      if (!question.on || changed_at_[question.on.value] > question.seen) answer(id, question);
    }
  }

  void answer(Id<Module> id, Question& question) {
    question.seen = now_;
    const FileId file = *project_.modules[id].file;
    const FileIndex& index = project_.index(file);
    const Binding& first = index[question.names[0]];
    if (first.kind == BindingKind::import_star) {
      for (const Id<Binding> star : question.names) star_import(id, file, index[star]);
    } else {
      set(id, index.text(first.name), common(file, visible(index, question.names)));
    }
  }

  Id<Module> source_of(FileId file, Id<Stmt> stmt) const {
    return project_.files[static_cast<std::size_t>(file)].imported(stmt).module;
  }

  void note_change(Id<Module> id) { changed_at_[id.value] = ++now_; }

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
    const auto [at, fresh] = exports.try_emplace(name);
    if (!fresh && at->second == entity) return;
    at->second = std::move(entity);
    note_change(module);
  }

  void open(Id<Module> id) {
    if (project_.modules[id].open) return;
    project_.modules[id].open = true;
    note_change(id);
  }

  void star_import(Id<Module> into, FileId file, const Binding& star) {
    const FileIndex& index = project_.index(file);
    const Id<Module> from = source_of(file, star.stmt);
    if (!from || from == into) return open(into);
    const Module& source = project_.modules[from];
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
    for (const auto& [exported, entity] : source.exports) {
      if (!exported.starts_with('_') && may_be_there(offered, exported)) take(exported, entity);
    }
    if (!source.package) return;
    // A package has the submodules that were imported, and those that it imports itself surely were.
    for (const ImportedFrom& imported : project_.files[static_cast<std::size_t>(*source.file)].imports) {
      Id<Module> child = imported.module;
      while (child && parent_of(project_, child) != from) child = parent_of(project_, child);
      if (!child) continue;
      const auto is_child = [&](const auto& pair) { return pair.second == child; };
      const auto named = std::ranges::find_if(source.submodules, is_child);
      const bool plain = named != source.submodules.end() && !named->first.starts_with('_');
      if (plain && !source.exports.contains(named->first)) take(named->first, child);
    }
  }

  // Its submodules' names; which of two that differ comes last depends on the folder.
  void fill(const FilledPackage& package) {
    const Module& into = project_.modules[package.module];
    const FileIndex& own = project_.index(*into.file);
    std::unordered_map<std::string_view, Entity> names;
    for (const Id<Module> from : filled_from(project_, package)) {
      const Module& source = project_.modules[from];
      const FileIndex& offered = project_.index(*source.file);
      for (const auto& [name, entity] : source.exports) {
        const bool listed =
            !offered.has_all || std::ranges::any_of(offered.all, [&](Text text) { return offered.text(text) == name; });
        if (!listed || (!offered.has_all && name.starts_with('_')) || !may_be_there(offered, name)) continue;
        const auto [at, fresh] = names.try_emplace(name, entity);
        if (!fresh && at->second != entity) at->second = Unknown{};
      }
    }
    for (const auto& [name, entity] : names) {
      if (!own.bindings_of(own.module(), name).empty()) continue;
      set(package.module, name, into.submodules.contains(name) ? Entity(Unknown{}) : entity);
    }
    open(package.module);
  }

  // `module.name = …` at the top of some file: the module has that name once the file was imported.
  void set_from_outside(FileId file) {
    const FileIndex& index = project_.index(file);
    for (const Id<Stmt> id : index.tree.stmts.ids()) {
      const Stmt& stmt = index[id];
      if (stmt.kind != StmtKind::assign || index.scope_of_stmt[id.value] != index.module()) continue;
      for (const Id<Expr> target : stmt.exprs.from(1)) {
        if (index[target].kind != ExprKind::attribute) continue;
        const Entity object = resolve(project_, file, index[target].parts[0]);
        const auto* const module = std::get_if<Id<Module>>(&object);
        if (!module || !project_.modules[*module].file) continue;
        if (!project_.modules[*module].exports.contains(index.text(index[target]))) {
          set(*module, index.text(index[target]), Unknown{});
        }
      }
    }
  }

  Project& project_;
  std::vector<std::vector<Question>> questions_;  // by module
  std::vector<std::uint64_t> changed_at_;         // by module: when it last began to offer something else
  std::uint64_t now_ = 0;                         // counts the changes
};

}  // namespace

void fill_exports(Project& project) { Exporter(project).run(); }

}  // namespace ormlint
