#include "migrations/revision_files.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/paths.h"

namespace ormlint::migrations {

namespace {

std::string_view path_of(const Project& project, FileId file) {
  return project.files[static_cast<std::size_t>(file)].path;
}

bool binds(const FileIndex& index, std::string_view name) { return !index.bindings_of(index.module(), name).empty(); }

// It may get names that are not seen here.
bool is_open(const FileIndex& index) { return index.lazy || binds(index, "*"); }

}  // namespace

std::vector<ImportedClass> imported_classes(const Project& project, FileId file, std::string_view tree) {
  const FileIndex& index = project.index(file);
  std::map<ClassRef, Location> found;
  const auto add = [&](const Entity& entity, Span span) {
    const auto* const ref = std::get_if<ClassRef>(&entity);
    if (!ref || is_or_is_below(path_of(project, ref->file), tree)) return;
    const Location at{file, span};
    const auto [known, fresh] = found.emplace(*ref, at);
    if (!fresh) known->second = std::min(known->second, at);
  };
  for (const Id<Binding> id : index.bindings.ids()) {
    const Binding& binding = index[id];
    if (binding.kind == BindingKind::import_name)
      add(entity_of(project, file, id), index.tree.name_span(index[binding.expr]));
  }
  for (const Id<Expr> id : index.reads)
    if (index[id].kind == ExprKind::attribute) add(resolve(project, file, id), index[id].span);
  std::vector<ImportedClass> made;
  for (const auto& [ref, at] : found) made.push_back({{ref.file, project.index(ref.file)[ref.stmt].name_span}, at});
  std::ranges::sort(made, {}, &ImportedClass::at);
  return made;
}

std::vector<Stranger> find_strangers(const Project& project, const MigrationTree& tree) {
  std::set<std::string_view> folders;
  std::set<FileId> revisions;
  for (const std::size_t n : tree.order) folders.insert(tree.revisions[n].folder);
  for (const Revision& revision : tree.revisions) revisions.insert(revision.file);
  std::vector<Stranger> found;
  if (!tree.environment) return found;
  folders.erase(parent(path_of(project, *tree.environment)));
  for (std::size_t n = 0; n < project.files.size(); ++n) {
    const ProjectFile& file = project.files[n];
    if (!file.index || file.index->error || !folders.contains(parent(file.path))) continue;
    const std::string_view name = file.path.substr(file.path.rfind('/') + 1);
    const bool skipped = name.starts_with("__init__") || name.starts_with(".#") || !name.ends_with(".py");
    const auto id = static_cast<FileId>(n);
    if (skipped || revisions.contains(id) || is_open(*file.index)) continue;
    const bool has_id = binds(*file.index, "revision");
    if (!has_id || !binds(*file.index, "down_revision")) found.push_back({id, has_id});
  }
  return found;
}

}  // namespace ormlint::migrations
