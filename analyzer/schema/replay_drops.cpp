// Constraints and indexes dropped, renamed and turned into each other.
#include <algorithm>

#include "schema/names.h"
#include "schema/replay_state.h"

namespace ormlint::schema {

void Replayer::drop_foreign_keys_to(const Name& target, const std::string& column, bool cascade) {
  for (auto& [name, table] : schema_.tables) {
    if (name == target && column.empty()) continue;
    std::erase_if(table.foreign_keys, [&](const ForeignKey& key) {
      const bool depends = key.target == target && (column.empty() || contains(key.target_columns, column));
      if (depends && !cascade) {
        fault(FaultKind::still_used, target, key.name);
        table.doubt();  // the server refuses it, and another one may keep the key
      }
      return depends;
    });
  }
}

void Replayer::drop_dependents(const Table& owner, const Key& key, bool cascade) {
  const auto as_set = [](std::vector<std::string> columns) {
    std::ranges::sort(columns);
    return columns;
  };
  const std::vector<std::string> columns = as_set(key.columns);
  for (auto& [name, table] : schema_.tables) {
    std::erase_if(table.foreign_keys, [&](const ForeignKey& other) {
      const bool depends = other.target == owner.name && as_set(other.target_columns) == columns;
      if (depends && !cascade) {
        fault(FaultKind::still_used, owner.name, other.name);
        table.doubt();
      }
      return depends;
    });
  }
}

bool Replayer::drop_constraint(Table& table, const std::string& name, bool cascade) {
  if (table.primary_key && table.primary_key->name == name) {
    drop_dependents(table, *table.primary_key, cascade);
    table.primary_key.reset();
    return true;
  }
  if (const auto unique = named(table.uniques, name); unique != table.uniques.end()) {
    drop_dependents(table, *unique, cascade);
    table.uniques.erase(unique);
    return true;
  }
  const auto same = [&](const auto& item) { return item.name == name; };
  const std::size_t erased = std::erase_if(table.foreign_keys, same) + std::erase_if(table.checks, same) +
                             std::erase_if(table.exclusions, same);
  if (erased > 0) return true;
  // PostgreSQL 18 has NOT NULL as a constraint with a name, made up where none is given.
  for (Column& column : table.columns) {
    const std::string made_up = object_name(table.name.name, column.name, "not_null");
    if (!column.not_null || (column.not_null_name.empty() ? made_up : column.not_null_name) != name) continue;
    column.not_null = false;
    column.not_null_name.clear();
    return true;
  }
  return false;
}

void Replayer::operator()(const DropConstraint& change) {
  Table* const first = table(change.table);
  if (!first) return;
  bool found = false;
  for (Table* member : family(*first, change.table.only)) {
    found = drop_constraint(*member, change.name, change.cascade) || found;
  }
  if (!found && !change.if_exists && first->complete) {
    fault(FaultKind::unknown_constraint, first->name, change.name);
  }
}

void Replayer::operator()(const RenameConstraint& change) {
  Table* const first = table(change.table);
  if (!first) return;
  const std::string to = truncate_name(change.to);
  bool found = false;
  for (Table* member : family(*first, false)) {
    const auto rename = [&](auto& item) {
      if (item.name != change.name) return;
      item.name = to;
      found = true;
    };
    if (member->primary_key) rename(*member->primary_key);
    std::ranges::for_each(member->uniques, rename);
    std::ranges::for_each(member->foreign_keys, rename);
    std::ranges::for_each(member->checks, rename);
    std::ranges::for_each(member->exclusions, rename);
    for (Column& column : member->columns) {
      if (column.not_null_name != change.name || change.name.empty()) continue;
      column.not_null_name = to;
      found = true;
    }
  }
  if (!found && first->complete) fault(FaultKind::unknown_constraint, first->name, change.name);
}

void Replayer::operator()(const ValidateConstraint& change) {
  Table* const own = table(change.table);
  if (!own) return;
  const auto validate = [&](auto& item) {
    if (item.name == change.name) item.not_valid = false;
  };
  std::ranges::for_each(own->foreign_keys, validate);
  std::ranges::for_each(own->checks, validate);
}

void Replayer::operator()(const SetDeferrable& change) {
  Table* const own = table(change.table);
  if (!own) return;
  const auto key = named(own->foreign_keys, change.name);
  if (key == own->foreign_keys.end()) {
    if (own->complete) fault(FaultKind::unknown_constraint, own->name, change.name);
    return;
  }
  key->deferrable = change.deferrable;
  key->initially_deferred = change.initially_deferred;
}

void Replayer::operator()(const KeyFromIndex& change) {
  Table* const own = table(change.table);
  if (!own) return;
  const auto index = named(own->indexes, change.index);
  if (index == own->indexes.end()) {
    if (own->complete) fault(FaultKind::unknown_index, {own->name.schema, change.index}, {});
    return;
  }
  Key key;
  key.name = truncate_name(change.constraint);
  for (const IndexPart& part : index->parts) key.columns.push_back(part.column);
  key.include = index->include;
  key.nulls_not_distinct = index->nulls_not_distinct;
  key.deferrable = change.deferrable;
  key.initially_deferred = change.initially_deferred;
  key.at = at_;
  own->indexes.erase(index);
  if (change.primary) {
    add_primary_key(*own, std::move(key), true);
  } else {
    add_unique(*own, std::move(key), true);
  }
}

// An index has no table in its name: it is looked for in every table of the schemas in question.
void Replayer::operator()(const DropIndex& change) {
  bool found = false;
  const std::string name = truncate_name(change.name.name);
  for (auto& [table_name, table] : schema_.tables) {
    const bool here =
        change.name.schema.empty() ? contains(path_, table_name.schema) : table_name.schema == change.name.schema;
    if (here && std::erase_if(table.indexes, [&](const Index& index) { return index.name == name; }) > 0) found = true;
  }
  const bool complete = std::ranges::all_of(schema_.tables, [](const auto& entry) { return entry.second.complete; });
  if (!found && !change.if_exists && complete) fault(FaultKind::unknown_index, {change.name.schema, name}, {});
}

void Replayer::operator()(const RenameIndex& change) {
  bool found = false;
  for (auto& [table_name, table] : schema_.tables) {
    const bool here =
        change.name.schema.empty() ? contains(path_, table_name.schema) : table_name.schema == change.name.schema;
    if (!here) continue;
    const auto rename = [&](auto& item) {
      if (item.name != change.name.name) return;
      item.name = truncate_name(change.to);
      found = true;
    };
    std::ranges::for_each(table.indexes, rename);
    // The index of a key has the key's name.
    if (table.primary_key) rename(*table.primary_key);
    std::ranges::for_each(table.uniques, rename);
    std::ranges::for_each(table.exclusions, rename);
  }
  if (!found && !change.if_exists) fault(FaultKind::unknown_index, {change.name.schema, change.name.name}, {});
}

}  // namespace ormlint::schema
