#include "domain/foreign_key_paths.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <utility>

namespace ormlint {

namespace {

using Pairs = std::vector<std::pair<ColumnRef, ColumnRef>>;  // what is referred to, what refers

struct Found {
  const ForeignKey* key;
  Id<Table> table;
  Pairs pairs;
};

std::optional<ColumnRef> column_by_key(const Domain& domain, Id<Table> table, std::string_view key) {
  const std::vector<Column>& columns = domain.tables[table].columns;
  const auto found = std::ranges::find(columns, key, &Column::key);
  return found != columns.end() && found->name_known ? std::optional(ColumnRef{table, found->name}) : std::nullopt;
}

std::optional<ColumnRef> column_of(const Domain& domain, Id<Table> table, std::string_view name) {
  const Column* const found = domain.tables[table].column(name);
  return found && found->name_known ? std::optional(ColumnRef{table, found->name}) : std::nullopt;
}

class Search {
 public:
  Search(const Domain& domain, const std::vector<ColumnRef>& considered) : domain_(domain), considered_(considered) {}

  bool known = true;
  bool broken = false;  // there are keys whose target is not there, which is what is wrong then
  std::vector<Found> found;

  // Keys of the tables `of` that refer to one of `to`.
  void scan(const std::vector<Id<Table>>& of, const std::vector<Id<Table>>& to) {
    for (const Id<Table> id : of) {
      for (const ForeignKey& key : domain_.tables[id].foreign_keys) scan_key(id, key, to);
    }
  }

 private:
  void scan_key(Id<Table> id, const ForeignKey& key, const std::vector<Id<Table>>& to) {
    const bool counts = considered_.empty() || std::ranges::any_of(key.columns, [&](const std::string& name) {
                          return std::ranges::find(considered_, ColumnRef{id, name}) != considered_.end();
                        });
    if (!counts) return;
    if (!key.known || key.conditional) return void(known = false);
    broken |= key.fault != TargetFault::none;
    if (!key.table) {  // refers to none of these, unless it is one of them that was not recognized
      known &= std::ranges::none_of(to, [&](Id<Table> other) {
        const Table& table = domain_.tables[other];
        return !table.name_known || table.name.name == key.target.name;
      });
      return;
    }
    if (std::ranges::find(to, *key.table) == to.end()) return;
    for (std::size_t n = 0; n < key.columns.size() && n < key.target_columns.size(); ++n) {
      const auto column = column_of(domain_, id, key.columns[n]);
      const auto target = column_by_key(domain_, *key.table, key.target_columns[n]);
      if (!column || !target) return void(known = false);
      if (!considered_.empty() && std::ranges::find(considered_, *column) == considered_.end()) continue;
      add(id, key, {*target, *column});
    }
  }

  void add(Id<Table> id, const ForeignKey& key, std::pair<ColumnRef, ColumnRef> pair) {
    const auto same = std::ranges::find(found, &key, &Found::key);
    if (same == found.end()) return void(found.push_back({&key, id, {pair}}));
    if (std::ranges::find(same->pairs, pair) == same->pairs.end()) same->pairs.push_back(pair);
  }

  const Domain& domain_;
  const std::vector<ColumnRef>& considered_;
};

// More than one key: those that are exactly what foreign_keys= lists; and several that say the same are one.
void trim(const Domain& domain, std::vector<Found>& found, std::vector<ColumnRef> considered) {
  if (found.size() < 2) return;
  if (!considered.empty()) {
    std::ranges::sort(considered);
    const auto listed = std::ranges::unique(considered);
    considered.erase(listed.begin(), listed.end());
    std::erase_if(found, [&](const Found& one) {
      std::vector<ColumnRef> columns;
      for (const std::string& name : one.key->columns) {
        if (const auto column = column_of(domain, one.table, name)) columns.push_back(*column);
      }
      std::ranges::sort(columns);
      return columns != considered;
    });
  }
  const bool same = std::ranges::all_of(found, [&](const Found& one) { return one.pairs == found.front().pairs; });
  if (found.size() > 1 && same) found.resize(1);
}

ForeignKeyPath path_of(const Domain& domain, const Found& found) {
  ForeignKeyPath path;
  path.at = found.key->at;
  for (const auto& [target, column] : found.pairs) {
    path.columns.push_back(fmt::format("{}.{}", domain.tables[column.table].name.name, column.name));
  }
  return path;
}

bool has_row(const Table& table, const Column& column) {
  return !column.has_foreign_key || std::ranges::any_of(table.foreign_keys, [&](const ForeignKey& key) {
    return std::ranges::find(key.columns, column.name) != key.columns.end();
  });
}

}  // namespace

bool keys_known(const Table& table) {
  if (table.open || table.keys_open) return false;
  return std::ranges::all_of(table.columns,
                             [&](const Column& column) { return column.name_known && has_row(table, column); });
}

bool key_known(const Domain& domain, const ColumnRef& reference) {
  const Table& table = domain.tables[reference.table];
  const Column* const column = table.column(reference.name);
  const bool mine = column && !table.keys_open && !column->conditional && has_row(table, *column);
  return mine && std::ranges::all_of(table.foreign_keys, [&](const ForeignKey& key) {
           const bool its = std::ranges::find(key.columns, reference.name) != key.columns.end();
           return !its || (key.known && (key.table || key.fault == TargetFault::none));
         });
}

std::optional<bool> refers_to(const Domain& domain, const ColumnRef& column, const ColumnRef& target) {
  bool sure = true;
  for (const ForeignKey& key : domain.tables[column.table].foreign_keys) {
    if (std::ranges::find(key.columns, column.name) == key.columns.end()) continue;
    sure &= key.known && !key.conditional && key.table;
    if (!key.known || key.table != target.table) continue;
    for (std::size_t n = 0; n < key.columns.size() && n < key.target_columns.size(); ++n) {
      if (key.columns[n] == column.name && column_by_key(domain, *key.table, key.target_columns[n]) == target)
        return true;
    }
  }
  return sure ? std::optional(false) : std::nullopt;
}

PathSearch find_path(const Domain& domain, const MappedTables& from, const MappedTables& to,
                     const std::vector<ColumnRef>& considered) {
  PathSearch made;
  Search search(domain, considered);
  // The class's own table first; only when that gives nothing, all that it inherits from too.
  for (const std::vector<Id<Table>>& left : {std::vector<Id<Table>>{from.all.front()}, from.all}) {
    search.scan(to.all, left);
    if (left != to.all) search.scan(left, to.all);
    if (!search.found.empty()) break;
  }
  made.known = search.known && (!search.broken || !search.found.empty());
  std::vector<Found> all = search.found;
  trim(domain, search.found, considered);
  if (search.found.size() != 1) {
    made.fault = all.empty() ? JoinFault::no_foreign_keys : JoinFault::ambiguous;
    for (const Found& found : all) made.paths.push_back(path_of(domain, found));
    return made;
  }
  for (const auto& [target, column] : search.found.front().pairs) {
    made.condition.equalities.push_back({{target}, {column}});
  }
  return made;
}

}  // namespace ormlint
