#include "domain/twins.h"

#include <array>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "domain/loaded_together.h"

namespace ormlint {

namespace {

using TableKey = std::tuple<Id<MetaData>, std::string_view, std::string_view>;

TableKey key_of(const Table& table) { return {table.metadata, table.name.schema, table.name.name}; }

bool is_plain(const Table& table) {
  return table.metadata && table.name_known && table.schema_known && !table.known_elsewhere && !table.conditional;
}

void find_tables(Domain& domain, LoadedTogether& loaded) {
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
  for (const auto& [later, earlier] : pairs) {
    const std::array files{domain.tables[later].at.file, domain.tables[earlier].at.file};
    if (loaded(files)) domain.tables[later].twin = earlier;
  }
}

struct Taken {
  Location at;
  Id<Table> table;
  const Index* index = nullptr;
};

void find_indexes(Domain& domain, LoadedTogether& loaded) {
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
      if (!same && !loaded(std::array{table.at.file, other.at.file})) continue;
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
  LoadedTogether loaded(project, {});
  find_tables(domain, loaded);
  find_indexes(domain, loaded);
}

}  // namespace ormlint
