// Facts: the documentation of pkgutil, `walk_packages` and `iter_modules`: the first goes into packages, the other does
// not; both are told where to look by the package's `__path__`.
#include "project/filled_packages.h"

#include <algorithm>
#include <optional>

namespace ormlint {

namespace {

enum class Walk : std::uint8_t { none, flat, deep };

// What a call of a name lists, where it is given that name.
Walk walk_of(const Project& project, FileId id, Id<Expr> call) {
  const FileIndex& file = project.index(id);
  const Expr& called = file[file[call].parts[0]];
  if (called.kind != ExprKind::name && called.kind != ExprKind::attribute) return Walk::none;
  const std::string_view name = file.text(called);
  if (name != "walk_packages" && name != "iter_modules") return Walk::none;
  const Entity entity = resolve(project, id, file[call].parts[0]);
  const std::string* const dotted = external_name(entity);
  if (!dotted || !dotted->starts_with("pkgutil.")) return Walk::none;
  return name == "walk_packages" ? Walk::deep : Walk::flat;
}

bool is_name(const FileIndex& file, Id<Expr> expr, std::string_view name) {
  return expr && file[expr].kind == ExprKind::name && file.text(file[expr]) == name;
}

bool is_namespace(const FileIndex& file, Id<Expr> expr) {
  if (file[expr].kind != ExprKind::call || file[expr].parts.size() != 1) return false;
  return is_name(file, file[expr].parts[0], "globals") || is_name(file, file[expr].parts[0], "locals");
}

// `names[key] = …` or `names.update(…)` in that part of the file.
template <class IsNames>
bool stores_names(const FileIndex& file, Span within, IsNames is_names) {
  const bool by_key = std::ranges::any_of(file.tree.stmts, [&](const Stmt& stmt) {
    if (stmt.kind != StmtKind::assign || !within.contains(stmt.span)) return false;
    return std::ranges::any_of(stmt.exprs.from(1), [&](Id<Expr> target) {
      return file[target].kind == ExprKind::subscript && is_names(file[target].parts[0]);
    });
  });
  return by_key || std::ranges::any_of(file.calls, [&](Id<Expr> call) {
           const Expr& called = file[file[call].parts[0]];
           return called.kind == ExprKind::attribute && file.text(called) == "update" &&
                  within.contains(file[call].span) && is_names(called.parts[0]);
         });
}

// Which argument of the call that is.
template <class IsWanted>
std::optional<std::size_t> argument(const FileIndex& file, Id<Expr> call, IsWanted is_wanted) {
  for (std::size_t n = 0; positional(file, call, n); ++n) {
    if (is_wanted(positional(file, call, n))) return n;
  }
  return std::nullopt;
}

std::string_view parameter_name(const FileIndex& file, Id<Stmt> function, std::size_t n) {
  const Slice<Expr> parameters = file[file[function].exprs[0]].parts;
  return n < parameters.size() ? file.text(file[parameters[static_cast<std::uint32_t>(n)]]) : std::string_view();
}

// fill(globals(), __name__, __path__), where the function walks the one and stores in the other.
Walk filled_by_function(const Project& project, FileId id, Id<Expr> call) {
  const FileIndex& file = project.index(id);
  const auto names = argument(file, call, [&](Id<Expr> given) { return is_namespace(file, given); });
  const auto path = argument(file, call, [&](Id<Expr> given) { return is_name(file, given, "__path__"); });
  const Expr& called = file[file[call].parts[0]];
  if (!names || !path || (called.kind != ExprKind::name && called.kind != ExprKind::attribute)) return Walk::none;
  const Entity entity = follow(project, resolve(project, id, file[call].parts[0]));
  const auto* const function = std::get_if<FunctionRef>(&entity);
  if (!function) return Walk::none;
  const FileIndex& there = project.index(function->file);
  const Span body = there[function->stmt].span;
  const std::string_view stored = parameter_name(there, function->stmt, *names);
  const std::string_view walked = parameter_name(there, function->stmt, *path);
  if (!stores_names(there, body, [&](Id<Expr> object) { return is_name(there, object, stored); })) return Walk::none;
  for (const Id<Expr> inner : there.calls) {
    if (!body.contains(there[inner].span) || !is_name(there, positional(there, inner, 0), walked)) continue;
    if (const Walk walk = walk_of(project, function->file, inner); walk != Walk::none) return walk;
  }
  return Walk::none;
}

Walk filled_by(const Project& project, FileId id) {
  const FileIndex& file = project.index(id);
  if (!file.tree.strings.contains("__path__") || file.damage.size() > 0) return Walk::none;
  const Span whole{0, ~0U};
  const auto is_own = [&](Id<Expr> object) { return is_namespace(file, object); };
  for (const Id<Expr> call : file.calls) {
    if (file.scope_of_expr[call.value] != file.module()) continue;
    if (const Walk walk = filled_by_function(project, id, call); walk != Walk::none) return walk;
    if (!is_name(file, positional(file, call, 0), "__path__")) continue;
    if (const Walk walk = walk_of(project, id, call); walk != Walk::none && stores_names(file, whole, is_own))
      return walk;
  }
  return Walk::none;
}

}  // namespace

std::vector<FilledPackage> filled_packages(const Project& project) {
  std::vector<FilledPackage> found;
  for (const Id<Module> id : project.modules.ids()) {
    const Module& module = project.modules[id];
    if (!module.package || !module.file || !project.has_index(*module.file)) continue;
    if (const Walk walk = filled_by(project, *module.file); walk != Walk::none)
      found.push_back({id, walk == Walk::deep});
  }
  return found;
}

std::vector<Id<Module>> filled_from(const Project& project, const FilledPackage& package) {
  std::vector<Id<Module>> found;
  const auto add = [&](const auto& self, Id<Module> of) -> void {
    for (const auto& [name, id] : project.modules[of].submodules) {
      const Module& module = project.modules[id];
      if (!module.file) continue;
      found.push_back(id);
      if (package.deep && module.package) self(self, id);
    }
  };
  add(add, package.module);
  std::ranges::sort(found, {}, [](Id<Module> id) { return id.value; });
  return found;
}

}  // namespace ormlint
