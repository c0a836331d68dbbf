#include "usage/import_reach.h"

#include <set>
#include <vector>

#include "project/modules.h"

namespace ormlint {

namespace {

class Walk {
 public:
  Walk(const Project& project, FileId to) : project_(project), to_(to) {}

  bool from(FileId start) {
    add(start);
    add_packages(start);
    while (!waiting_.empty()) {
      const FileId at = waiting_.back();
      waiting_.pop_back();
      if (at == to_) return true;
      if (project_.has_index(at)) imports(at);
    }
    return false;
  }

 private:
  void add(FileId file) {
    if (seen_.insert(file).second) waiting_.push_back(file);
  }

  void add(Id<Module> id) {
    if (!project_.modules[id].file) return;
    add(*project_.modules[id].file);
    add_packages(*project_.modules[id].file);
  }

  void add_packages(FileId file) {
    std::string folder(project_.files[static_cast<std::size_t>(file)].path);
    const std::string_view target = project_.files[static_cast<std::size_t>(to_)].path;
    for (std::size_t slash = folder.rfind('/'); slash != folder.npos; slash = folder.rfind('/')) {
      if (target.starts_with(folder.substr(0, slash + 1))) return;
      folder.resize(slash);
      const auto package = project_.folders.find(folder);
      if (package != project_.folders.end() && project_.modules[package->second].file) {
        add(*project_.modules[package->second].file);
      }
    }
  }

  static bool in_function(const FileIndex& file, Id<Stmt> stmt) {
    for (Id<Scope> at = file.scope_of_stmt[stmt.value]; at; at = file[at].parent) {
      if (file[at].kind == ScopeKind::function) return true;
    }
    return false;
  }

  void imports(FileId id) {
    const FileIndex& file = project_.index(id);
    for (const Id<Stmt> stmt : file.tree.stmts.ids()) {
      const StmtKind kind = file[stmt].kind;
      if ((kind != StmtKind::import_from && kind != StmtKind::import_stmt) || in_function(file, stmt)) continue;
      const Id<Module> module = kind == StmtKind::import_from
                                    ? project_.files[static_cast<std::size_t>(id)].imported(stmt).module
                                    : Id<Module>{};
      if (module) add(module);
      for (const Id<Expr> alias : file[stmt].exprs) imported(id, module, kind, file.text(file[alias]));
    }
  }

  void imported(FileId from, Id<Module> module, StmtKind kind, std::string_view name) {
    if (kind == StmtKind::import_stmt) {
      if (const auto found = find_module(project_, from, name).module) add(*found);
    } else if (module) {
      const auto& submodules = project_.modules[module].submodules;
      if (const auto found = submodules.find(name); found != submodules.end()) add(found->second);
    }
  }

  const Project& project_;
  FileId to_;
  std::set<FileId> seen_;
  std::vector<FileId> waiting_;
};

}  // namespace

bool import_runs(const Project& project, FileId from, FileId to) { return Walk(project, to).from(from); }

}  // namespace ormlint
