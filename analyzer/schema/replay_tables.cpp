// Tables made, dropped, renamed, moved and put under each other; sequences, which come and go with them.
#include <fmt/core.h>

#include <algorithm>

#include "schema/names.h"
#include "schema/replay_state.h"
#include "schema/types.h"

namespace ormlint::schema {

namespace {

std::string next_value(const Name& sequence) {
  return fmt::format("nextval({}::regclass)", quote_literal(print(sequence)));
}

bool is_view(const Table& table) { return table.kind == TableKind::view || table.kind == TableKind::materialized_view; }

bool is_partition(const Table& table) { return !table.partition_bound.empty(); }

}  // namespace

void Replayer::make_serial(Table& table, Column& column) {
  const auto integer = behind_serial(column.type);
  if (!integer) return;
  column.type = *integer;
  column.not_null = true;
  const Name sequence{table.name.schema, free_name(table, column.name, "seq", true)};
  column.default_sql = next_value(sequence);
  schema_.sequences[sequence] = {table.name, column.name, column.at};
}

void Replayer::add_inherited(Table& table, const Table& parent) {
  for (const Column& inherited : parent.columns) {
    const auto own = named(table.columns, inherited.name);
    if (own == table.columns.end()) {
      table.columns.push_back(inherited);
      table.columns.back().comment.clear();
      if (!is_partition(table)) table.columns.back().identity = Identity::none;
    } else {
      own->not_null = own->not_null || inherited.not_null;
    }
  }
  for (const Check& check : parent.checks) {
    if (!check.no_inherit && named(table.checks, check.name) == table.checks.end()) table.checks.push_back(check);
  }
  table.complete = table.complete && parent.complete;
}

void Replayer::add_like(Table& table, const Like& like) {
  const Name source = find(like.source, [this](const Name& name) { return schema_.tables.contains(name); });
  const auto found = schema_.tables.find(source);
  if (found == schema_.tables.end()) {
    fault(FaultKind::unknown_table, source, {});
    table.complete = false;
    return;
  }
  table.complete = table.complete && found->second.complete;
  for (Column column : found->second.columns) {
    if (!like.comments) column.comment.clear();
    if (!like.identity) column.identity = Identity::none;
    if (!like.generated) column.generated_sql.reset();
    if (!like.defaults) column.default_sql.reset();
    table.columns.push_back(std::move(column));
  }
  if (like.constraints) std::ranges::copy(found->second.checks, std::back_inserter(table.checks));
}

// Keys and indexes are copied under names of the new table's own.
void Replayer::finish_like(Table& table, const Like& like) {
  const Name name = find(like.source, [this](const Name& candidate) { return schema_.tables.contains(candidate); });
  const auto found = schema_.tables.find(name);
  if (!like.indexes || found == schema_.tables.end()) return;
  const Table source = found->second;
  const auto nameless = [](auto item) {
    item.name.clear();
    return item;
  };
  if (source.primary_key) add_primary_key(table, nameless(*source.primary_key), true);
  for (const Key& key : source.uniques) add_unique(table, nameless(key), true);
  for (const Exclusion& exclusion : source.exclusions) add_exclusion(table, nameless(exclusion));
  for (const Index& index : source.indexes) add_index(table, nameless(index), true);
}

void Replayer::add_own_columns(Table& table, const CreateTable& create) {
  std::vector<std::string> own;
  const auto likes_at = [&](std::size_t position) {
    for (const Like& like : create.likes) {
      if (like.position == position) add_like(table, like);
    }
  };
  for (std::size_t n = 0; n < create.table.columns.size(); ++n) {
    likes_at(n);
    Column column = create.table.columns[n];
    column.name = truncate_name(column.name);
    column.type = resolved(column.type);
    const auto before = named(table.columns, column.name);
    if (contains(own, column.name)) {
      fault(FaultKind::duplicate_column, table.name, column.name);
      continue;
    }
    own.push_back(column.name);
    make_serial(table, column);
    if (before == table.columns.end()) {
      table.columns.push_back(std::move(column));
      continue;
    }
    // It is inherited: the place is the parent's, what is said here is added.
    before->at = column.at;
    before->not_null = before->not_null || column.not_null;
    if (column.default_sql) before->default_sql = column.default_sql;
    if (column.generated_sql) before->generated_sql = column.generated_sql;
    if (column.identity != Identity::none) before->identity = column.identity;
  }
  likes_at(create.table.columns.size());
}

void Replayer::replace_view(Table& old, const CreateTable& create) {
  std::vector<Column> columns = create.table.columns;
  for (Column& column : columns) {
    column.type = resolved(column.type);
    // A view that is replaced keeps its columns' names and types, so an older text may have told more.
    const auto before = named(old.columns, column.name);
    if (before == old.columns.end()) continue;
    if (!column.type.known()) column.type = before->type;
    column.comment = before->comment;
  }
  if (!create.table.complete && columns.empty()) return;
  old.columns = std::move(columns);
  old.complete = create.table.complete;
  old.at = create.table.at;
}

// Of keys that are the same index the server keeps one: the primary key, else the first; a name goes to it if it has
// none.
void Replayer::add_own_keys(Table& table, const Table& written) {
  const auto same = [](const Key& one, const Key& other) {
    return one.columns == other.columns && one.deferrable == other.deferrable &&
           one.nulls_not_distinct == other.nulls_not_distinct && one.include == other.include;
  };
  std::vector<Key> kept;
  if (written.primary_key) kept.push_back(*written.primary_key);
  for (const Key& key : written.uniques) {
    const auto earlier = std::ranges::find_if(kept, [&](const Key& other) { return same(key, other); });
    if (earlier == kept.end()) {
      kept.push_back(key);
    } else if (earlier->name.empty()) {
      earlier->name = key.name;
    }
  }
  for (std::size_t n = 0; n < kept.size(); ++n) {
    if (n == 0 && written.primary_key) {
      add_primary_key(table, kept[n], true);
    } else {
      told_at(kept[n].at, [&] { add_unique(table, kept[n], true); });
    }
  }
}

void Replayer::operator()(const CreateTable& create) {
  const Name name = new_name(create.name);
  const auto old = schema_.tables.find(name);
  // What stands there may be no more than the mark of a statement that was not understood.
  const bool unknown = old != schema_.tables.end() && !old->second.complete && old->second.columns.empty();
  if (old != schema_.tables.end() && !unknown) {
    if (create.or_replace && is_view(old->second)) return replace_view(old->second, create);
    if (!create.if_not_exists && old->second.complete && !doubtful_.contains(name))
      fault(FaultKind::duplicate_table, name, {});
    if (old->second.begun_elsewhere) old->second.doubt();
    return;
  }
  Table& table = schema_.tables[name];
  const Table& written = create.table;
  doubtful_.erase(name);
  table.name = name;
  table.kind = written.kind;
  table.at = written.at;
  const bool perhaps_there = create.if_not_exists && !schema_.complete;  // in another form
  table.complete = written.complete && !unknown && !perhaps_there;
  table.begun_elsewhere = false;
  table.partition_key = written.partition_key;
  table.partition_bound = written.partition_bound;
  table.comment = written.comment;
  for (const Name& parent : written.inherits) {
    const Name found = find({parent.schema, parent.name, false, false},
                            [this](const Name& candidate) { return schema_.tables.contains(candidate); });
    table.inherits.push_back(found);
    const auto there = schema_.tables.find(found);
    if (there == schema_.tables.end()) fault(FaultKind::unknown_table, found, {});
    if (there == schema_.tables.end()) table.complete = false;
    if (there != schema_.tables.end()) add_inherited(table, there->second);
  }
  if (!create.of_type.name.empty()) {
    const auto type = schema_.other_types.find(
        find(create.of_type, [this](const Name& candidate) { return schema_.other_types.contains(candidate); }));
    if (type == schema_.other_types.end()) table.complete = false;
    if (type != schema_.other_types.end()) table.columns = type->second.attributes;
  }
  add_own_columns(table, create);
  for (const Check& check : written.checks) add_check(table, check, true);
  add_own_keys(table, written);
  for (const Exclusion& exclusion : written.exclusions) add_exclusion(table, exclusion);
  for (const ForeignKey& key : written.foreign_keys) told_at(key.at, [&] { add_foreign_key(table, key, true); });
  for (const Index& index : written.indexes) add_index(table, index, true);
  for (const Like& like : create.likes) finish_like(table, like);
  if (!is_partition(table)) return;
  for (const Name& parent : table.inherits) {
    if (const auto found = schema_.tables.find(parent); found != schema_.tables.end()) {
      clone_to_partition(found->second, table);
    }
  }
}

// A partition gets what it lacks of its parent's keys, indexes and foreign keys.
void Replayer::clone_to_partition(const Table& parent, Table& child) {
  const auto nameless = [](auto item) {
    item.name.clear();
    return item;
  };
  if (parent.primary_key && !child.primary_key) add_primary_key(child, nameless(*parent.primary_key), true);
  for (const Key& key : parent.uniques) {
    const bool has = std::ranges::any_of(child.uniques, [&](const Key& own) { return own.columns == key.columns; });
    if (!has) add_unique(child, nameless(key), true);
  }
  for (const Index& index : parent.indexes) {
    const bool has = std::ranges::any_of(child.indexes, [&](const Index& own) { return same_index(own, index); });
    if (!has) add_index(child, nameless(index), true);
  }
  for (const ForeignKey& key : parent.foreign_keys) {
    if (named(child.foreign_keys, key.name) == child.foreign_keys.end()) child.foreign_keys.push_back(key);
  }
}

void Replayer::operator()(const AttachPartition& change) {
  Table* const parent = table(change.parent);
  Table* const child = table(change.child);
  if (!parent || !child || parent == child) return;
  child->inherits.push_back(parent->name);
  child->partition_bound = change.bound;
  if (child->kind == TableKind::table) child->kind = TableKind::partition;
  clone_to_partition(*parent, *child);
}

void Replayer::operator()(const DetachPartition& change) {
  Table* const parent = table(change.parent);
  Table* const child = table(change.child);
  if (!parent || !child) return;
  std::erase(child->inherits, parent->name);
  child->partition_bound.clear();
  if (child->kind == TableKind::partition) child->kind = TableKind::table;
}

void Replayer::operator()(const SetInheritance& change) {
  Table* const own = table(change.table);
  Table* const parent = table(change.parent);
  if (!own || !parent || own == parent) return;
  std::erase(own->inherits, parent->name);
  if (change.inherits) own->inherits.push_back(parent->name);
}

void Replayer::drop_sequences_of(const Name& table, const std::string& column) {
  std::erase_if(schema_.sequences, [&](const auto& entry) {
    return entry.second.table == table && (column.empty() || entry.second.column == column);
  });
}

void Replayer::drop_table(const Name& name, bool cascade) {
  const auto found = schema_.tables.find(name);
  if (found == schema_.tables.end()) return;
  std::vector<Name> below;
  for (const Table* child : children(name)) below.push_back(child->name);
  drop_foreign_keys_to(name, {}, cascade);
  schema_.tables.erase(name);
  drop_sequences_of(name, {});
  for (const Name& child : below) {
    const auto there = schema_.tables.find(child);
    if (there == schema_.tables.end()) continue;
    if (!is_partition(there->second) && !cascade) fault(FaultKind::still_used, name, print(child));
    drop_table(child, cascade);
  }
}

void Replayer::operator()(const DropTable& change) {
  const Name name = find(change.name, [this](const Name& candidate) { return schema_.tables.contains(candidate); });
  if (!schema_.tables.contains(name)) {
    if (!change.if_exists) fault(FaultKind::unknown_table, name, {});
    return;
  }
  drop_table(name, change.cascade);
}

}  // namespace ormlint::schema
