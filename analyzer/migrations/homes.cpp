#include "migrations/homes.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "base/paths.h"

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

}  // namespace

std::vector<std::set<const Table*>> tables_near(const Project& project, const Domain& domain,
                                                const std::vector<MigrationTree>& trees) {
  std::vector<std::set<const Table*>> made(trees.size());
  std::map<FileId, std::vector<std::size_t>> by_file;
  for (const Table& table : domain.tables) {
    const auto [row, fresh] = by_file.try_emplace(table.at.file);
    if (fresh) row->second = nearest(parent(project.files[static_cast<std::size_t>(table.at.file)].path), trees);
    for (const std::size_t tree : row->second) made[tree].insert(&table);
  }
  return made;
}

}  // namespace ormlint::migrations
