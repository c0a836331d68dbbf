#include "domain/twins.h"

#include <map>
#include <set>
#include <tuple>
#include <vector>

namespace ormlint {

namespace {

using TableKey = std::tuple<Id<MetaData>, std::string_view, std::string_view>;

TableKey key_of(const Table& table) { return {table.metadata, table.name.schema, table.name.name}; }

bool is_plain(const Table& table) {
  return table.metadata && table.name_known && table.schema_known && !table.known_elsewhere && !table.conditional;
}

// Which files run when a file is imported, and the other way around. Only imports that always run count, so that what
// is reached is certain.
class ImportGraph {
 public:
  explicit ImportGraph(const Project& project) : importers_(project.files.size()) {
    for (std::size_t n = 0; n < project.files.size(); ++n) {
      if (!project.files[n].index) continue;
      const auto id = static_cast<FileId>(n);
      const FileIndex& index = *project.files[n].index;
      for (const Id<Binding> binding : index[index.module()].bindings) {
        if (index[binding].reach == Reach::always) read(project, id, binding);
      }
    }
  }

  // Every file that runs the given one when it is imported, itself first.
  std::set<FileId> importers(FileId file) const {
    std::set<FileId> found{file};
    std::vector<FileId> open{file};
    while (!open.empty()) {
      const FileId next = open.back();
      open.pop_back();
      for (const FileId importer : importers_[static_cast<std::size_t>(next)]) {
        if (found.insert(importer).second) open.push_back(importer);
      }
    }
    return found;
  }

 private:
  void read(const Project& project, FileId id, Id<Binding> binding) {
    const FileIndex& index = project.index(id);
    const BindingKind kind = index[binding].kind;
    std::optional<FileId> target;
    if (kind == BindingKind::import_name || kind == BindingKind::import_star) {
      const Id<Module> module = project.files[static_cast<std::size_t>(id)].imported(index[binding].stmt).module;
      if (module) target = project.modules[module].file;
      const Entity entity = entity_of(project, id, binding);
      if (const auto* submodule = std::get_if<Id<Module>>(&entity)) add(project.modules[*submodule].file, id);
    } else if (kind == BindingKind::import_module) {
      const Entity entity = entity_of(project, id, binding);
      if (const auto* module = std::get_if<Id<Module>>(&entity)) target = project.modules[*module].file;
    }
    add(target, id);
  }

  void add(std::optional<FileId> target, FileId importer) {
    if (target) importers_[static_cast<std::size_t>(*target)].push_back(importer);
  }

  std::vector<std::vector<FileId>> importers_;
};

bool run_together(const ImportGraph& graph, FileId one, FileId other) {
  if (one == other) return true;
  const std::set<FileId> importers = graph.importers(one);
  for (const FileId file : graph.importers(other)) {
    if (importers.contains(file)) return true;
  }
  return false;
}

void find_tables(const Project& project, Domain& domain) {
  std::map<TableKey, Id<Table>> first;
  std::vector<std::pair<Id<Table>, Id<Table>>> pairs;
  for (const Id<Table> id : domain.tables.ids()) {
    const Table& table = domain.tables[id];
    if (!is_plain(table)) continue;
    const auto [found, fresh] = first.emplace(key_of(table), id);
    if (fresh) continue;
    if (table.extends || domain.tables[found->second].extends) {  // one table, with the columns of both
      domain.tables[id].open = domain.tables[found->second].open = true;
      continue;
    }
    pairs.emplace_back(id, found->second);
  }
  if (pairs.empty()) return;
  const ImportGraph graph(project);
  for (const auto& [later, earlier] : pairs) {
    if (run_together(graph, domain.tables[later].at.file, domain.tables[earlier].at.file))
      domain.tables[later].twin = earlier;
  }
}

struct Taken {
  Location at;
  Id<Table> table;
  const Index* index = nullptr;
};

void find_indexes(Domain& domain) {
  std::map<TableKey, Taken> first;
  for (const Id<Table> id : domain.tables.ids()) {
    Table& table = domain.tables[id];
    if (!is_plain(table)) continue;
    for (Index& index : table.indexes) {
      if (!index.name_known || !index.name) continue;
      const auto [found, fresh] =
          first.emplace(TableKey{table.metadata, table.name.schema, *index.name}, Taken{index.at, id, &index});
      if (fresh) continue;
      const Table& other = domain.tables[found->second.table];
      const bool same = found->second.table == id;
      if (!same && key_of(other) == key_of(table)) continue;  // two declarations of one table, which is another matter
      // PostgreSQL makes one constraint of two that are the same.
      const Index& earlier = *found->second.index;
      if (same && index.constraint && earlier.constraint && index.columns == earlier.columns) continue;
      index.taken = found->second.at;
      if (!same) index.taken_by = other.name.name;
    }
  }
}

}  // namespace

void find_twins(const Project& project, Domain& domain) {
  find_tables(project, domain);
  find_indexes(domain);
}

}  // namespace ormlint
