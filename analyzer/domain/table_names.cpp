#include "domain/table_names.h"

#include <algorithm>

namespace ormlint {

namespace {

// As MetaData.tables has it: a dotted name and a schema with a name are one.
std::string full_name(const schema::Name& name) {
  return name.schema.empty() ? name.name : name.schema + "." + name.name;
}

}  // namespace

TableNames::TableNames(const Domain& domain, const std::set<std::string, std::less<>>& uncertain, bool any_uncertain)
    : domain_(domain), uncertain_(uncertain), open_(domain.metadatas.size(), any_uncertain) {
  for (const Id<MetaData> id : domain.metadatas.ids()) {
    if (domain.metadatas[id].open) open_[id.value] = true;
  }
  for (const Registry& registry : domain.registries) {
    if (registry.open) open_[registry.metadata.value] = true;
  }
  for (const Id<Table> id : domain.tables.ids()) {
    const Table& table = domain.tables[id];
    if (table.name_known) by_name_[table.name.name].push_back(id);
    if (!table.metadata) continue;
    if (!table.name_known || !table.schema_known) {
      open_[table.metadata.value] = true;
    } else {
      by_key_[{table.metadata, full_name(table.name)}].push_back(id);
    }
  }
}

// Of several declarations of one table the one that the owner is declared with.
std::optional<Id<Table>> TableNames::choose(const Table& owner, const std::vector<Id<Table>>& found) const {
  if (found.size() == 1) return found.front();
  for (const bool same_file : {true, false}) {
    std::vector<Id<Table>> near;
    std::ranges::copy_if(found, std::back_inserter(near), [&](Id<Table> id) {
      const Table& table = domain_.tables[id];
      return same_file ? table.at.file == owner.at.file : table.known_elsewhere == owner.known_elsewhere;
    });
    if (near.size() == 1) return near.front();
  }
  return std::nullopt;
}

void TableNames::link(const Table& owner, ForeignKey& key) const {
  if (!owner.metadata) return;
  const auto found = by_key_.find({owner.metadata, full_name(key.target)});
  if (found == by_key_.end()) {
    const bool perhaps = open_[owner.metadata.value] || uncertain_.contains(key.target.name);
    if (!perhaps) key.fault = TargetFault::no_table;
    const auto named = by_name_.find(key.target.name);
    if (named != by_name_.end()) key.elsewhere = choose(owner, named->second);
    return;
  }
  key.table = choose(owner, found->second);
  if (!key.table) return;
  const Table& target = domain_.tables[*key.table];
  if (target.open || !std::ranges::all_of(target.columns, &Column::name_known)) return;
  const bool all = std::ranges::all_of(key.target_columns, [&](const std::string& column) {
    return std::ranges::find(target.columns, column, &Column::key) != target.columns.end();
  });
  if (!all) key.fault = TargetFault::no_column;
}

}  // namespace ormlint
