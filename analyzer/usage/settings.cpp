// Attributes of pydantic's BaseSettings that the class does not declare: its objects have no others, unless it says so.
#include <algorithm>
#include <array>

#include "base/closest.h"
#include "domain/guards.h"
#include "usage/calls.h"

namespace ormlint {

namespace {

constexpr std::array<std::string_view, 14> of_pydantic{
    "dict",        "json",     "copy",   "parse_obj", "schema", "construct",  "validate",
    "schema_json", "from_orm", "fields", "parse_raw", "Config", "parse_file", "settings_customise_sources"};

// extra="allow", in whatever way it is spelled: attributes for what else the environment's file has, by names in small
// letters unless the class says case_sensitive. Facts: executed on pydantic-settings 2.
bool allows_extra(const FileIndex& file, Span body, std::string_view name) {
  const auto says = [&](std::string_view word) {
    return std::ranges::any_of(file.tree.exprs, [&](const Expr& expr) {
      const bool literal = expr.kind == ExprKind::string || expr.kind == ExprKind::attribute;
      const bool named = literal || expr.kind == ExprKind::keyword || expr.kind == ExprKind::name;
      return named && body.contains(expr.span) && file.text(expr) == word &&
             (expr.kind != ExprKind::keyword || bool_value(file, expr.parts[0]) != false);
    });
  };
  if (!says("allow")) return false;
  const bool capital = std::ranges::any_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
  return !capital || says("case_sensitive");
}

// Every attribute of its objects is in view.
bool is_closed_settings(const Project& project, const ClassInfo& info, std::string_view name) {
  bool settings = false;
  for (const BaseRef& base : info.external) {
    const std::string* const dotted = external_name(base.entity);
    if (!dotted) return false;
    const bool is_it = dotted->starts_with("pydantic") && dotted->ends_with(".BaseSettings");
    if (!is_it && *dotted != "pydantic.BaseModel" && *dotted != "builtins.object" && *dotted != "abc.ABC") return false;
    settings |= is_it;
  }
  if (!settings || !info.unresolved.empty() || find_member(project, info, "__getattr__") ||
      find_member(project, info, "__getattribute__"))
    return false;
  return std::ranges::none_of(info.mro, [&](ClassRef ref) {
    const FileIndex& file = project.index(ref.file);
    const Stmt& stmt = file[ref.stmt];
    const Id<Scope> body = file.body_scope_of_stmt[ref.stmt.value];
    return !stmt.decorators.empty() || file[body].dynamic || file.damaged(stmt.span) ||
           allows_extra(file, stmt.span, name);
  });
}

}  // namespace

std::vector<UnknownSetting> unknown_settings(FileView& view) {
  const FileIndex& file = view.file;
  std::vector<UnknownSetting> found;
  if (!view.settings) return found;
  for (const Id<Expr> id : file.reads) {
    const Expr& expr = file[id];
    if (expr.kind != ExprKind::attribute || file.damaged(expr.span)) continue;
    const Type object = view.type(expr.parts[0]);
    if (object.kind != TypeKind::object) continue;
    // A method's annotation tells what the class promises; a class below it may give more.
    const Expr& from = file[expr.parts[0]];
    if (object.promised && from.kind == ExprKind::call && file[from.parts[0]].kind == ExprKind::attribute) continue;
    const std::string_view name = file.text(expr);
    const ClassInfo* const info = view.project.class_info(object.object);
    if (!info || name.starts_with("__") || name.starts_with("model_")) continue;
    if (find_member(view.project, *info, name) || !is_closed_settings(view.project, *info, name)) continue;
    if (std::ranges::find(of_pydantic, name) != of_pydantic.end() || view.is_asked_for(id, name)) continue;
    const Stmt& stmt = file[file.stmt_of_expr[id.value]];
    if (stmt.kind == StmtKind::assign && stmt.exprs.from(1).contains(id)) continue;
    if (expects_error(file, file.stmt_of_expr[id.value], {"AttributeError"})) continue;
    const FileIndex& there = view.project.index(object.object.file);
    std::vector<std::string_view> names;
    for (const ClassRef ref : info->mro) {
      const FileIndex& in = view.project.index(ref.file);
      for (const Id<Binding> binding : in[in.body_scope_of_stmt[ref.stmt.value]].bindings)
        names.push_back(in.text(in[binding].name));
    }
    UnknownSetting row{view.project.class_name(object.object),
                       {object.object.file, there[object.object.stmt].name_span},
                       name,
                       view.at(file.tree.name_span(expr)),
                       {}};
    if (const auto near = closest(names, name)) row.meant = names[*near];
    found.push_back(row);
  }
  std::ranges::sort(found, {}, &UnknownSetting::at);
  return found;
}

}  // namespace ormlint
