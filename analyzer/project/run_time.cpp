#include "project/run_time.h"

#include <algorithm>
#include <array>

namespace ormlint {

namespace {

bool is_setup_script(std::string_view path) { return path == "setup.py" || path.ends_with("/setup.py"); }

}  // namespace

RunTime::RunTime(const Project& project) : project_(project) {
  for (const ProjectFile& file : project.files) {
    if (file.index && file.index->tree.strings.contains("modules")) read(*file.index);
  }
}

// Every string that stands beside sys.modules may be the key of one: a subscript, or an argument of patch.dict.
void RunTime::read(const FileIndex& file) {
  for (const Id<Expr> id : file.tree.exprs.ids()) {
    const Expr& expr = file[id];
    if (expr.kind != ExprKind::string) continue;
    modules_.emplace(file.text(expr));
  }
}

bool RunTime::replaces_itself(FileId id) const {
  constexpr std::array<std::string_view, 4> tricks{"__path__", "extend_path", "declare_namespace", "meta_path"};
  const FileIndex& file = project_.index(id);
  if (file.tree.strings.contains("modules") && file.tree.strings.contains("__name__")) return true;
  if (std::ranges::any_of(tricks, [&](std::string_view trick) { return file.tree.strings.contains(trick); }))
    return true;
  return std::ranges::any_of(file.calls, [&](Id<Expr> call) {
    const Id<Expr> called = file[call].parts[0];
    const bool named = file[called].kind == ExprKind::name || file[called].kind == ExprKind::attribute;
    if (!named || file.scope_of_expr[call.value] != file.module()) return false;
    const Entity entity = follow(project_, resolve(project_, id, called));
    const auto* const function = std::get_if<FunctionRef>(&entity);
    return function && writes_modules(*function);
  });
}

// sys.modules[…] = …, sys.modules.setdefault(…), sys.modules.update(…)
bool RunTime::writes_modules(FunctionRef function) const {
  const FileIndex& file = project_.index(function.file);
  if (!file.tree.strings.contains("modules")) return false;
  const auto is_table = [&](Id<Expr> id) {
    return file[id].kind == ExprKind::attribute && file.text(file[id]) == "modules";
  };
  const Span body = file[function.stmt].span;
  return std::ranges::any_of(file.reads, [&](Id<Expr> id) {
    const Expr& expr = file[id];
    if (!body.contains(expr.span) || !is_table(expr.parts[0])) return false;
    const Stmt& stmt = file[file.stmt_of_expr[id.value]];
    if (expr.kind == ExprKind::subscript) return stmt.kind == StmtKind::assign && stmt.exprs.from(1).contains(id);
    return file.text(expr) == "setdefault" || file.text(expr) == "update";
  });
}

bool RunTime::sets(Id<Module> module, std::string_view name) const {
  for (std::size_t n = 0; n < project_.files.size(); ++n) {
    if (project_.files[n].index && sets_in(static_cast<FileId>(n), module, name)) return true;
  }
  return false;
}

bool RunTime::sets_in(FileId id, Id<Module> module, std::string_view name) const {
  const FileIndex& file = project_.index(id);
  if (!file.tree.strings.contains(name)) return false;
  const auto is_module = [&](Id<Expr> object) {
    const Entity entity = resolve(project_, id, object);
    const auto* const found = std::get_if<Id<Module>>(&entity);
    return found && *found == module;
  };
  const auto assigns = [&](Id<Expr> target) {
    const Expr& expr = file[target];
    return expr.kind == ExprKind::attribute && file.text(expr) == name && is_module(expr.parts[0]);
  };
  for (const Stmt& stmt : file.tree.stmts) {
    const bool targets = stmt.kind == StmtKind::assign && std::ranges::any_of(stmt.exprs.from(1), assigns);
    if (targets || (stmt.kind == StmtKind::ann_assign && assigns(stmt.exprs[0]))) return true;
  }
  return std::ranges::any_of(file.calls, [&](Id<Expr> call) {
    const Slice<Expr> parts = file[call].parts;
    const Expr& called = file[parts[0]];
    const bool named = called.kind == ExprKind::name || called.kind == ExprKind::attribute;
    return parts.size() > 2 && named && file.text(called) == "setattr" && is_module(parts[1]);
  });
}

bool RunTime::builds(std::string_view name) const {
  return std::ranges::any_of(project_.files, [&](const ProjectFile& file) {
    if (!file.index || !is_setup_script(file.path)) return false;
    const Strings& strings = file.index->tree.strings;
    for (std::uint32_t n = 0; n < strings.size(); ++n) {
      const std::string_view spelled = strings[static_cast<Text>(n)];
      if (spelled == name || spelled.ends_with("." + std::string(name))) return true;
    }
    return false;
  });
}

}  // namespace ormlint
