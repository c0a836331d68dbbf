#include "migrations/homes.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "base/paths.h"
#include "domain/models.h"
#include "project/reachable.h"

namespace ormlint::migrations {

namespace {

// How many folders from the root on two paths share.
std::size_t shared_folders(std::string_view one, std::string_view other) {
  std::size_t shared = 0;
  while (!one.empty() && !other.empty()) {
    const std::string_view head = one.substr(0, one.find('/')), theirs = other.substr(0, other.find('/'));
    if (head != theirs) break;
    ++shared;
    one.remove_prefix(std::min(head.size() + 1, one.size()));
    other.remove_prefix(std::min(theirs.size() + 1, other.size()));
  }
  return shared;
}

std::vector<std::size_t> nearest(std::string_view folder, const std::vector<MigrationTree>& trees) {
  std::vector<std::size_t> shared;
  for (const MigrationTree& tree : trees)
    shared.push_back(tree.other_dialect ? 0 : 1 + shared_folders(folder, tree.folder));
  std::vector<std::size_t> found;
  const std::size_t most = shared.empty() ? 0 : std::ranges::max(shared);
  for (std::size_t n = 0; n < trees.size(); ++n) {
    if (shared[n] == most) found.push_back(n);
  }
  return found;
}

// Someone else may decide what is compared, or load more before it is.
bool compares_otherwise(const Project& project, FileId environment) {
  constexpr std::array<std::string_view, 2> filters{"include_object", "include_name"};
  const auto& own = project.index(environment).tree.strings;
  if (std::ranges::any_of(filters, [&](std::string_view name) { return own.contains(name); })) return true;
  constexpr std::array<std::string_view, 3> comparing{"autogenerate", "compare_metadata", "produce_migrations"};
  return std::ranges::any_of(project.files, [&](const ProjectFile& entry) {
    return entry.index && entry.index.get() != &project.index(environment) && !is_test_file(entry.path) &&
           std::ranges::any_of(comparing,
                               [&](std::string_view name) { return entry.index->tree.strings.contains(name); });
  });
}

std::vector<const Table*> unseen_tables(const Project& project, const Domain& domain, FileId environment,
                                        const std::vector<Id<MetaData>>& targets) {
  std::vector<const Table*> unseen;
  const auto loaded = compares_otherwise(project, environment) ? std::nullopt : may_load(project, environment);
  if (!loaded) return unseen;
  std::set<std::string_view> seen;
  for (const Table& table : domain.tables) {
    if (!table.metadata || std::ranges::find(targets, table.metadata) == targets.end()) continue;
    const Model* const model = table.model ? &domain.models[*table.model] : nullptr;
    if (loaded->contains(table.at.file)) {
      seen.insert(table.name.name);
    } else if (model && table.name_known && !model->test && !model->deliberate && !model->conditional) {
      unseen.push_back(&table);
    }
  }
  if (seen.empty()) return {};  // then nobody uses it for that
  std::erase_if(unseen, [&](const Table* table) { return seen.contains(table->name.name); });
  return unseen;
}

}  // namespace

std::vector<Home> find_homes(const Project& project, const Domain& domain, const std::vector<MigrationTree>& trees) {
  std::vector<Home> made(trees.size());
  std::map<FileId, std::vector<std::size_t>> by_file;
  for (const Table& table : domain.tables) {
    const auto [row, fresh] = by_file.try_emplace(table.at.file);
    if (fresh) row->second = nearest(parent(project.files[static_cast<std::size_t>(table.at.file)].path), trees);
    for (const std::size_t tree : row->second) made[tree].near.insert(&table);
  }
  for (std::size_t n = 0; n < trees.size(); ++n) {
    if (!trees[n].whole()) continue;
    const auto targets = domain.targets.find(*trees[n].environment);
    if (targets == domain.targets.end()) continue;
    const auto& [at, metadatas] = targets->second;
    made[n].target = at;
    made[n].unseen = unseen_tables(project, domain, *trees[n].environment, metadatas);
    for (const MadeAtStart& call : domain.made_at_start) {
      if (std::ranges::find(metadatas, call.metadata) != metadatas.end()) made[n].made_at_start.push_back(call.at);
    }
  }
  return made;
}

}  // namespace ormlint::migrations
