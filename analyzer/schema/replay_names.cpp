// What a new name or another schema means to everything that speaks of it.
#include <algorithm>
#include <map>

#include "schema/names.h"
#include "schema/replay_state.h"
#include "schema/types.h"

namespace ormlint::schema {

namespace {

template <class Value>
void change_key(std::map<Name, Value>& objects, const Name& from, const Name& to) {
  auto node = objects.extract(from);
  if (node.empty()) return;
  node.key() = to;
  objects.insert(std::move(node));
}

void replace_text(std::string& text, const std::string& from, const std::string& to) {
  if (const std::size_t at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
}

}  // namespace

void Replayer::rename_table(const Name& from, const Name& to) {
  change_key(schema_.tables, from, to);
  if (doubtful_.erase(from) > 0) doubtful_.insert(to);
  schema_.namespaces.insert(to.schema);
  if (const auto own = schema_.tables.find(to); own != schema_.tables.end()) own->second.name = to;
  for (auto& [name, table] : schema_.tables) {
    std::ranges::replace(table.inherits, from, to);
    for (ForeignKey& key : table.foreign_keys) {
      if (key.target == from) key.target = to;
    }
  }
  for (auto& [name, sequence] : schema_.sequences) {
    if (sequence.table == from) sequence.table = to;
  }
  rename_type(from, to);  // a table is a type too
}

// Defaults hold a sequence's number, not its name, so they follow it.
void Replayer::rename_sequence(const Name& from, const Name& to) {
  change_key(schema_.sequences, from, to);
  const std::string old_text = "nextval(" + quote_literal(print(from)) + "::regclass)";
  const std::string new_text = "nextval(" + quote_literal(print(to)) + "::regclass)";
  for (auto& [name, table] : schema_.tables) {
    for (Column& column : table.columns) {
      if (column.default_sql) replace_text(*column.default_sql, old_text, new_text);
    }
  }
}

void Replayer::operator()(const RenameTable& change) {
  const Name name = find(change.name, [this](const Name& candidate) {
    return schema_.tables.contains(candidate) || schema_.sequences.contains(candidate);
  });
  const Name to{name.schema, truncate_name(change.to)};
  if (is_relation(to) && to != name) {
    const auto there = schema_.tables.find(to);
    const bool certain = !doubtful_.contains(to) && (there == schema_.tables.end() || there->second.complete);
    if (certain) fault(FaultKind::duplicate_table, to, {});
    return;
  }
  if (schema_.tables.contains(name)) return rename_table(name, to);
  if (schema_.sequences.contains(name)) return rename_sequence(name, to);
  const std::size_t faults = faults_.size();
  (*this)(RenameIndex{change.name, change.to, change.if_exists});
  if (faults_.size() > faults) faults_.back().kind = FaultKind::unknown_table;
}

void Replayer::operator()(const MoveTable& change) {
  const Name name = find(change.name, [this](const Name& candidate) {
    return schema_.tables.contains(candidate) || schema_.sequences.contains(candidate);
  });
  const Name to{change.to_schema, name.name};
  if (schema_.sequences.contains(name)) return rename_sequence(name, to);
  if (!schema_.tables.contains(name)) {
    if (!change.if_exists) fault(FaultKind::unknown_table, name, {});
    return;
  }
  rename_table(name, to);
  std::vector<Name> owned;
  for (const auto& [sequence, owner] : schema_.sequences) {
    if (owner.table == to) owned.push_back(sequence);
  }
  for (const Name& sequence : owned) rename_sequence(sequence, {to.schema, sequence.name});
}

void Replayer::operator()(const CreateSchema& change) {
  const bool fresh = schema_.namespaces.insert(change.name).second;
  if (!fresh && !change.if_not_exists && change.name != "public") {
    fault(FaultKind::duplicate_schema, {{}, change.name}, {});
  }
}

void Replayer::operator()(const DropSchema& change) {
  if (schema_.namespaces.erase(change.name) == 0) {
    if (!change.if_exists) fault(FaultKind::unknown_schema, {{}, change.name}, {});
    return;
  }
  std::vector<Name> tables;
  std::vector<Name> types;
  const auto inside = [&](const auto& entry) { return entry.first.schema == change.name; };
  for (const auto& entry : schema_.tables) {
    if (inside(entry)) tables.push_back(entry.first);
  }
  const auto collect = [&](const auto& objects) {
    for (const auto& entry : objects) {
      if (inside(entry)) types.push_back(entry.first);
    }
  };
  collect(schema_.enums);
  collect(schema_.domains);
  collect(schema_.other_types);
  if (!change.cascade && !(tables.empty() && types.empty())) {
    fault(FaultKind::still_used, {{}, change.name}, print(tables.empty() ? types.front() : tables.front()));
  }
  for (const Name& name : tables) drop_table(name, true);
  for (const Name& name : types) drop_type(name, true);
  std::erase_if(schema_.sequences, inside);
}

void Replayer::operator()(const RenameSchema& change) {
  if (schema_.namespaces.erase(change.name) == 0) return fault(FaultKind::unknown_schema, {{}, change.name}, {});
  schema_.namespaces.insert(change.to);
  const auto names_in = [&](const auto& objects) {
    std::vector<Name> names;
    for (const auto& [name, object] : objects) {
      if (name.schema == change.name) names.push_back(name);
    }
    return names;
  };
  for (const Name& name : names_in(schema_.tables)) rename_table(name, {change.to, name.name});
  for (const Name& name : names_in(schema_.sequences)) rename_sequence(name, {change.to, name.name});
  for (const Name& name : names_in(schema_.enums)) rename_type(name, {change.to, name.name});
  for (const Name& name : names_in(schema_.domains)) rename_type(name, {change.to, name.name});
  for (const Name& name : names_in(schema_.other_types)) rename_type(name, {change.to, name.name});
}

void Replayer::operator()(const SetSearchPath& change) {
  path_.clear();
  for (const std::string& schema : change.schemas) {
    if (schema != "$user" && schema != "pg_catalog") path_.push_back(schema);
  }
}

void Replayer::operator()(const CreateSequence& change) {
  const Name name = new_name(change.name);
  if (is_relation(name)) {
    if (!change.if_not_exists) fault(FaultKind::duplicate_sequence, name, {});
    return;
  }
  schema_.sequences[name] = {{}, {}, at_};
}

void Replayer::operator()(const SetSequenceOwner& change) {
  const Name name = find(change.name, [this](const Name& candidate) { return schema_.sequences.contains(candidate); });
  const auto found = schema_.sequences.find(name);
  if (found == schema_.sequences.end()) {
    // An identity column's sequence is the column's, and not listed.
    return;
  }
  found->second.table = {};
  found->second.column = change.column;
  if (change.table.name.empty()) return;
  found->second.table =
      find(change.table, [this](const Name& candidate) { return schema_.tables.contains(candidate); });
}

void Replayer::operator()(const DropSequence& change) {
  const Name name = find(change.name, [this](const Name& candidate) { return schema_.sequences.contains(candidate); });
  if (schema_.sequences.erase(name) == 0) {
    if (!change.if_exists) fault(FaultKind::unknown_sequence, name, {});
    return;
  }
  const std::string value = "nextval(" + quote_literal(print(name)) + "::regclass)";
  for (auto& [table_name, table] : schema_.tables) {
    for (Column& column : table.columns) {
      if (!column.default_sql || *column.default_sql != value) continue;
      if (!change.cascade) fault(FaultKind::still_used, name, print(table_name) + '.' + column.name);
      column.default_sql.reset();
    }
  }
}

}  // namespace ormlint::schema
