#include "migrations/dialect.h"

#include <algorithm>
#include <array>

namespace ormlint::migrations {

namespace {

constexpr std::array<std::string_view, 5> modules{"psycopg2", "psycopg", "asyncpg", "pg8000",
                                                  "sqlalchemy.dialects.postgresql"};

bool is_one(std::string_view module) {
  return std::ranges::any_of(modules, [&](std::string_view one) {
    return module == one || (module.starts_with(one) && module[one.size()] == '.');
  });
}

bool imports_one(const FileIndex& index) {
  const bool from = std::ranges::any_of(index.imports, [&](Id<Stmt> id) {
    const Stmt& stmt = index[id];
    if (stmt.level > 0) return false;
    const std::string_view module = index.tree.name(stmt);
    if (is_one(module)) return true;
    return module == "sqlalchemy.dialects" &&
           std::ranges::any_of(stmt.exprs, [&](Id<Expr> alias) { return index.text(index[alias]) == "postgresql"; });
  });
  return from || std::ranges::any_of(index.bindings.ids(), [&](Id<Binding> id) {
           return index[id].kind == BindingKind::import_module && is_one(index.text(index[index[id].expr]));
         });
}

}  // namespace

bool speaks_postgresql(const Project& project) {
  return std::ranges::any_of(project.files,
                             [](const ProjectFile& file) { return file.index && imports_one(*file.index); });
}

bool speaks_of_naming(const Project& project) {
  return std::ranges::any_of(project.files, [](const ProjectFile& file) {
    return file.index && file.index->tree.strings.contains("naming_convention");
  });
}

bool creates_all(const Project& project) {
  return std::ranges::any_of(project.files, [](const ProjectFile& file) {
    return file.index && file.path.find("test") == std::string_view::npos &&
           file.index->tree.strings.contains("create_all");
  });
}

bool speaks_of_autocommit(const Project& project, FileId environment) {
  if (!project.has_index(environment)) return true;
  const auto& strings = project.index(environment).tree.strings;
  return strings.contains("AUTOCOMMIT") || strings.contains("transactional_ddl");
}

}  // namespace ormlint::migrations
