#include "project/old_python.h"

#include <algorithm>

#include "base/paths.h"
#include "project/import_steps.h"

namespace ormlint {

namespace {

// A file that asks for the version knows what it does.
bool asks_for_version(const FileIndex& file) {
  return file.tree.strings.contains("version_info") || file.tree.strings.contains("hexversion") ||
         file.tree.strings.contains("python_version");
}

class Walk {
 public:
  explicit Walk(const Project& project) : project_(project), seen_(project.files.size()) {}

  std::vector<TooNew> run() {
    std::vector<Id<Module>> starts;
    for (const auto& [name, packages] : project_.top_packages) {
      if (name != "test" && name != "tests") starts.insert(starts.end(), packages.begin(), packages.end());
    }
    std::ranges::sort(starts);
    for (const Id<Module> package : starts) enter(package, std::nullopt, 0);
    while (!waiting_.empty()) {
      const FileId file = waiting_.back();
      waiting_.pop_back();
      follow_imports(file);
    }
    std::ranges::sort(found_, {}, &TooNew::file);
    return std::move(found_);
  }

 private:
  // `wanted`: what the importing file's project promises; another project's promise is its own.
  void enter(Id<Module> id, std::optional<Location> imported, unsigned wanted) {
    const Module& module = project_.modules[id];
    if (!module.file || !project_.has_index(*module.file)) return;
    const auto number = static_cast<std::size_t>(*module.file);
    const unsigned oldest = project_.surroundings->oldest_python(parent(project_.files[number].path));
    if (oldest == 0 || (wanted && oldest != wanted) || seen_[number]) return;
    seen_[number] = true;
    const FileIndex& index = project_.index(*module.file);
    if (index.error) return;
    if (index.tree.newest.minor > oldest) {
      found_.push_back({*module.file, index.tree.newest, oldest, imported});
    } else if (!asks_for_version(index)) {
      waiting_.push_back(*module.file);
    }
  }

  void follow_imports(FileId file) {
    const unsigned oldest =
        project_.surroundings->oldest_python(parent(project_.files[static_cast<std::size_t>(file)].path));
    const FileIndex& index = project_.index(file);
    for (const ImportStep& step : read_steps(project_, file).now) {
      const bool import = step.kind == ImportStep::Kind::import_module || step.kind == ImportStep::Kind::import_from;
      if (!import || !step.sure) continue;
      const ImportTarget target = target_of(project_, file, step, {});
      if (!target.module || !target.proved) continue;
      const Location at{file, step.alias ? index[step.alias].span : index[step.stmt].span};
      // Packages run before what is in them.
      std::vector<Id<Module>> chain;
      for (Id<Module> one = target.module; one; one = project_.modules[one].above) chain.push_back(one);
      for (auto one = chain.rbegin(); one != chain.rend(); ++one) enter(*one, at, oldest);
      if (step.kind == ImportStep::Kind::import_from)
        enter_submodules(index[step.stmt], index, target.module, at, oldest);
    }
  }

  void enter_submodules(const Stmt& stmt, const FileIndex& index, Id<Module> package, Location at, unsigned oldest) {
    const Module& module = project_.modules[package];
    for (const Id<Expr> alias : stmt.exprs) {
      const auto submodule = module.submodules.find(index.text(index[alias]));
      if (module.open || submodule == module.submodules.end()) continue;
      const auto bound = module.exports.find(index.text(index[alias]));
      const bool other = bound != module.exports.end() && bound->second != Entity{submodule->second};
      if (!other) enter(submodule->second, at, oldest);
    }
  }

  const Project& project_;
  std::vector<bool> seen_;
  std::vector<FileId> waiting_;
  std::vector<TooNew> found_;
};

}  // namespace

std::vector<TooNew> find_too_new(const Project& project) {
  const bool promised = project.surroundings && !project.surroundings->oldest_pythons.empty();
  return promised ? Walk(project).run() : std::vector<TooNew>{};
}

}  // namespace ormlint
