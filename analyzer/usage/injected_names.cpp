#include "usage/injected_names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/parallel.h"

namespace ormlint {

namespace {

// gettext's documentation, "gettext.install" and "NullTranslations.install".
constexpr auto gettext_names =
    std::to_array<std::string_view>({"_", "gettext", "lgettext", "lngettext", "ngettext", "npgettext", "pgettext"});

// SCons' man page, "SConscript Files": it runs such a file with names of its own, and whatever Import("…") lists.
// Builds that stand on it (PlatformIO) give the files ordinary names.
constexpr auto scons_functions = std::to_array<std::string_view>({"DefaultEnvironment", "Import", "SConscript"});

class Finder {
 public:
  Finder(const Project& project, FileId id) : project_(project), id_(id), file_(project.index(id)) {}

  InjectedNames run() {
    for (const Id<Stmt> id : file_.tree.stmts.ids()) {
      const Stmt& stmt = file_[id];
      if (stmt.kind == StmtKind::assign) {
        for (const Id<Expr> written : stmt.exprs.from(1)) target(written);
      }
      if (stmt.kind == StmtKind::ann_assign || stmt.kind == StmtKind::aug_assign) target(stmt.exprs[0]);
    }
    for (const Id<Expr> id : file_.tree.exprs.ids()) {
      if (file_[id].kind == ExprKind::call) call(id);
    }
    return std::move(found_);
  }

 private:
  void target(Id<Expr> id) {
    const Expr& expr = file_[id];
    if (expr.kind == ExprKind::attribute) {
      add(expr.parts[0], file_.text(expr));
    } else if (expr.kind == ExprKind::subscript) {
      if (const Id<Expr> object = namespace_of(expr.parts[0])) add(object, string_value(file_, expr.parts[1]));
    } else if (expr.kind == ExprKind::tuple || expr.kind == ExprKind::list || expr.kind == ExprKind::starred) {
      for (const Id<Expr> part : expr.parts) target(part);
    }
  }

  // The module of `module.__dict__` and `vars(module)`; `__builtins__` is either a module or its namespace.
  Id<Expr> namespace_of(Id<Expr> id) const {
    const Expr& expr = file_[id];
    if (expr.kind == ExprKind::attribute && file_.text(expr) == "__dict__") return expr.parts[0];
    if (expr.kind == ExprKind::name && file_.text(expr) == "__builtins__") return id;
    return dotted_name(file_, callee(file_, id)) == "vars" ? positional(file_, id, 0) : Id<Expr>{};
  }

  void call(Id<Expr> id) {
    const Expr& called = file_[callee(file_, id)];
    if (called.kind == ExprKind::name && file_.text(called) == "setattr") {
      if (const Id<Expr> object = positional(file_, id, 0)) add(object, string_value(file_, positional(file_, id, 1)));
      return;
    }
    if (called.kind == ExprKind::name && std::ranges::count(scons_functions, file_.text(called)) > 0 &&
        file_.bindings_of(file_.module(), file_.text(called)).empty()) {
      found_.open.insert(project_.files[static_cast<std::size_t>(id_)].module);
    }
    if (called.kind != ExprKind::attribute) return;
    if (file_.text(called) == "update") {
      if (const Id<Expr> object = namespace_of(called.parts[0])) add(object, std::nullopt);
    }
    if (file_.text(called) == "install" && file_.tree.strings.contains("gettext")) {
      found_.builtins.insert(gettext_names.begin(), gettext_names.end());
    }
  }

  // Nothing for a name is a computed one.
  void add(Id<Expr> object, std::optional<std::string_view> name) {
    const std::string_view first = file_.text(file_[object]);
    if (first == "self" || first == "cls") return;
    const Entity entity = resolve(project_, id_, object);
    if (const auto* module = std::get_if<Id<Module>>(&entity)) {
      if (name) {
        found_.attributes[*module].insert(*name);
      } else {
        found_.open.insert(*module);
      }
    } else if (is_builtins(entity)) {
      if (name) {
        found_.builtins.insert(*name);
      } else {
        found_.builtins_open = true;
      }
    }
  }

  static bool is_builtins(const Entity& entity) {
    const std::string* const name = external_name(entity);
    return name && (*name == "builtins" || *name == "__builtin__" || *name == "builtins.__builtins__" ||
                    name->ends_with("moves.builtins"));
  }

  const Project& project_;
  FileId id_;
  const FileIndex& file_;
  InjectedNames found_;
};

}  // namespace

bool InjectedNames::has(Id<Module> module, std::string_view name) const {
  if (builtins_open || builtins.contains(name) || open.contains(module)) return true;
  const auto found = attributes.find(module);
  return found != attributes.end() && found->second.contains(name);
}

InjectedNames injected_names(const Project& project, unsigned threads) {
  std::vector<InjectedNames> made(project.files.size());
  parallel_for(made.size(), threads, [&](std::size_t n) {
    if (project.files[n].index) made[n] = Finder(project, static_cast<FileId>(n)).run();
  });
  InjectedNames all;
  for (InjectedNames& part : made) {
    all.builtins.merge(part.builtins);
    all.builtins_open |= part.builtins_open;
    all.open.merge(part.open);
    for (auto& [module, names] : part.attributes) all.attributes[module].merge(names);
  }
  return all;
}

}  // namespace ormlint
