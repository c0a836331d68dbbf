#include "usage/file_view.h"

#include <algorithm>

#include "base/brief.h"
#include "domain/orm_names.h"

namespace ormlint {

std::vector<Id<Expr>> parents_of(const FileIndex& file) {
  std::vector<Id<Expr>> parents(file.tree.exprs.size());
  for (const Id<Expr> around : file.tree.exprs.ids()) {
    for (const Id<Expr> part : file[around].parts) parents[part.value] = around;
  }
  return parents;
}

FileView view_file(const Project& project, const Domain& domain, const Declarations& declarations, Memory& memory,
                   FileId id, std::string_view text) {
  const FileIndex& file = project.index(id);
  return {project, domain, memory, declarations.classes,
          false,   false,  false,  Evaluator(project, domain, declarations, memory, id),
          id,      file,   text,   parents_of(file)};
}

std::string FileView::quoted(Span span) const { return brief(source(span)); }

std::optional<bool> FileView::has_own_constructor(Id<Model> model) const {
  const ClassInfo* const info = project.class_info(classes[model.value]);
  if (!info || open_base || domain.models[model].open) return std::nullopt;
  if (find_member(project, *info, "__init__") || find_member(project, *info, "__new__")) return true;
  return false;
}

bool FileView::has_word_in_class(Id<Model> model, std::string_view word) const {
  const ClassInfo* const info = project.class_info(classes[model.value]);
  return !info || std::ranges::any_of(info->mro, [&](ClassRef ref) {
    const FileIndex& there = project.index(ref.file);
    const Span body = there[ref.stmt].span;
    Text spelling{};
    if (!there.tree.strings.find(word, spelling)) return false;
    return std::ranges::any_of(there.tree.exprs, [&](const Expr& expr) {
      const bool spelled =
          expr.kind == ExprKind::name || expr.kind == ExprKind::attribute || expr.kind == ExprKind::string;
      return spelled && expr.text == spelling && (body.contains(expr.span) || there[ref.stmt].decorators.count > 0);
    });
  });
}

// SQLAlchemy-Continuum's and SQLAlchemy-i18n's marks, which get a class attributes when the mappers are configured.
bool FileView::is_extended(Id<Model> model) const {
  return has_word_in_class(model, "__versioned__") || has_word_in_class(model, "__translatable__");
}

bool FileView::is_sqlmodel(Id<Model> model) const {
  const ClassInfo* const info = project.class_info(classes[model.value]);
  return info && std::ranges::any_of(info->external, [](const BaseRef& base) {
           return orm_name(base.entity).package == Package::sqlmodel;
         });
}

bool FileView::is_asked_for(Id<Expr> where, std::string_view name) const {
  const Id<Scope> function = function_of(where);
  return std::ranges::any_of(file.calls, [&](Id<Expr> call) {
    const Expr& callee = file[file[call].parts[0]];
    if (callee.kind != ExprKind::name || function_of(call) != function) return false;
    const std::string_view called = file.text(callee);
    const Id<Expr> asked = positional(file, call, 1);
    return (called == "hasattr" || called == "getattr" || called == "setattr") && asked &&
           string_value(file, asked) == name;
  });
}

bool FileView::expects_failure(Id<Expr> expr) const {
  for (Id<Scope> scope = function_of(expr); scope; scope = file[scope].parent) {
    if (file[scope].kind != ScopeKind::function) continue;
    const Span body = file[file[scope].stmt].span;
    const bool asserts = std::ranges::any_of(file.calls, [&](Id<Expr> call) {
      const Expr& called = file[file[call].parts[0]];
      if (called.kind != ExprKind::attribute && called.kind != ExprKind::name) return false;
      const std::string_view name = file.text(called);
      return (name == "raises" || name.starts_with("assertRaises")) && body.contains(file[call].span);
    });
    if (asserts) return true;
  }
  return false;
}

Id<Scope> FileView::function_of(Id<Expr> expr) const {
  Id<Scope> scope = file.scope_of_expr[expr.value];
  while (scope && file[scope].kind == ScopeKind::comprehension) scope = file[scope].parent;
  return scope;
}

}  // namespace ormlint
