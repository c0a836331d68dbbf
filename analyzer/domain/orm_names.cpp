#include "domain/orm_names.h"

#include <algorithm>
#include <utility>

namespace ormlint {

namespace {

Package package_of(std::string_view dotted) {
  const std::string_view top = dotted.substr(0, dotted.find('.'));
  if (top == "sqlalchemy") return Package::sqlalchemy;
  if (top == "sqlmodel") return Package::sqlmodel;
  if (top == "flask_sqlalchemy") return Package::flask_sqlalchemy;
  if (top == "alembic") return Package::alembic;
  if (dotted.starts_with("flask.ext.sqlalchemy")) return Package::flask_sqlalchemy;  // before Flask 1.0
  return Package::none;
}

bool is_flask_class(const Project& project, const Entity& entity) {
  const auto named = [](const Entity& candidate) {
    const OrmName name = orm_name(candidate);
    return name.package == Package::flask_sqlalchemy && name.name == "SQLAlchemy";
  };
  if (named(entity)) return true;
  const auto* ref = std::get_if<ClassRef>(&entity);
  const ClassInfo* info = ref ? project.class_info(*ref) : nullptr;
  return info && std::ranges::any_of(info->external, [&](const BaseRef& base) { return named(base.entity); });
}

}  // namespace

OrmName orm_name(const Entity& entity) {
  const std::string* const dotted = external_name(entity);
  if (!dotted) return {};
  const Package package = package_of(*dotted);
  if (package == Package::none) return {};
  return {package, dotted->substr(dotted->rfind('.') + 1)};
}

std::optional<VariableRef> flask_database(const Project& project, FileId file, Id<Expr> expr) {
  const Entity entity = resolve(project, file, expr);
  const auto* variable = std::get_if<VariableRef>(&entity);
  if (!variable) return std::nullopt;
  const FileIndex& there = project.index(variable->file);
  const Binding& binding = there[variable->binding];
  const Id<Expr> made_by = binding.sole_target ? callee(there, binding.value) : Id<Expr>{};
  if (!made_by || !is_flask_class(project, resolve(project, variable->file, made_by))) return std::nullopt;
  return *variable;
}

OrmName orm_name(const Project& project, FileId file, Id<Expr> expr) {
  const FileIndex& index = project.index(file);
  const ExprKind kind = index[expr].kind;
  if (kind != ExprKind::name && kind != ExprKind::attribute) return {};
  const Entity entity = follow(project, resolve(project, file, expr));
  if (OrmName name = orm_name(entity)) return name;
  // db.Column: Flask-SQLAlchemy's object offers all names of sqlalchemy and sqlalchemy.orm.
  if (kind == ExprKind::attribute && flask_database(project, file, index[expr].parts[0])) {
    return {Package::flask_sqlalchemy, std::string(index.text(index[expr]))};
  }
  const auto* variable = std::get_if<VariableRef>(&entity);
  if (!variable) return {};
  const FileIndex& there = project.index(variable->file);
  const Binding& binding = there[variable->binding];  // Column = db.Column
  const bool renames = binding.sole_target && binding.value && there[binding.value].kind == ExprKind::attribute &&
                       flask_database(project, variable->file, there[binding.value].parts[0]);
  if (!renames) return {};
  return {Package::flask_sqlalchemy, std::string(there.text(there[binding.value]))};
}

OrmName called_name(const Project& project, FileId file, Id<Expr> call) {
  const Id<Expr> called = callee(project.index(file), call);
  return called ? orm_name(project, file, called) : OrmName{};
}

bool is_relationship(std::string_view name) {
  return name == "relationship" || name == "relation" || name == "Relationship" || name == "dynamic_loader";
}

std::vector<Id<Expr>> returns_of(const FileIndex& file, Id<Stmt> function) {
  const Id<Scope> scope = file.body_scope_of_stmt[function.value];
  std::vector<Id<Expr>> found;
  // Statements are stored with inner blocks first, so the function's own precede it; walking down its blocks is
  // simpler.
  const auto walk = [&](auto&& self, Slice<Stmt> block) -> void {
    for (const Id<Stmt> id : block) {
      const Stmt& stmt = file[id];
      if (stmt.kind == StmtKind::return_stmt && file.scope_of_stmt[id.value] == scope) found.push_back(stmt.exprs[0]);
      if (stmt.kind == StmtKind::function_def || stmt.kind == StmtKind::class_def) continue;
      for (const Slice<Stmt> inner : {stmt.body, stmt.handlers, stmt.orelse, stmt.final_body}) self(self, inner);
    }
  };
  walk(walk, file[function].body);
  return found;
}

std::optional<Id<Expr>> only_return(const FileIndex& file, Id<Stmt> function) {
  const std::vector<Id<Expr>> found = returns_of(file, function);
  if (found.size() != 1 || file[found.front()].kind == ExprKind::absent) return std::nullopt;
  return found.front();
}

}  // namespace ormlint
