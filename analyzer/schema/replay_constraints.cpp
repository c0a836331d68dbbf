// Constraints and indexes: added, named, dropped, and what depends on them.
#include <algorithm>

#include "schema/casts.h"
#include "schema/names.h"
#include "schema/replay_state.h"
#include "schema/tokens.h"
#include "schema/types.h"

namespace ormlint::schema {

bool same_index(const Index& a, const Index& b) {
  const auto same = [](const IndexPart& one, const IndexPart& other) {
    return one.column == other.column && one.expression == other.expression && one.descending == other.descending &&
           one.operator_class == other.operator_class;
  };
  return a.unique == b.unique && a.method == b.method && a.where == b.where && a.include == b.include &&
         std::ranges::equal(a.parts, b.parts, same);
}

namespace {

// The columns that the name of an index or key is made of.
std::vector<std::string> naming_columns(const Key& key) {
  std::vector<std::string> columns = key.columns;
  columns.insert(columns.end(), key.include.begin(), key.include.end());
  return columns;
}

std::vector<std::string> naming_columns(const Index& index) {
  std::vector<std::string> columns;
  for (const IndexPart& part : index.parts) {
    columns.push_back(part.column.empty() ? part.expression_name : part.column);
  }
  columns.insert(columns.end(), index.include.begin(), index.include.end());
  return columns;
}

std::string joined_with_underscores(const std::vector<std::string>& columns) {
  std::string joined;
  for (const std::string& column : columns) (joined += joined.empty() ? "" : "_") += column;
  return joined;
}

// The one column that a check is about, if it is about one.
std::string only_column(const Table& table, const Check& check) {
  std::string only;
  for (const Column& column : table.columns) {
    if (!mentions(check.sql, column.name)) continue;
    if (!only.empty()) return {};
    only = column.name;
  }
  return only;
}

}  // namespace

bool Replayer::taken(const Table& table, const std::string& constraint) {
  const bool found = !constraint.empty() && ((table.primary_key && table.primary_key->name == constraint) ||
                                             named(table.uniques, constraint) != table.uniques.end() ||
                                             named(table.checks, constraint) != table.checks.end() ||
                                             named(table.foreign_keys, constraint) != table.foreign_keys.end() ||
                                             named(table.exclusions, constraint) != table.exclusions.end());
  if (found) duplicate_fault(FaultKind::duplicate_constraint, table, constraint);
  return found;
}

void Replayer::require_not_null(Table& table, const std::vector<std::string>& columns) {
  for (const std::string& name : columns) {
    if (Column* const found = column(table, name)) found->not_null = true;
  }
}

void Replayer::add_primary_key(Table& first, Key key, bool only) {
  if (taken(first, key.name)) return;
  for (Table* member : family(first, only || first.kind != TableKind::partitioned)) {
    require_not_null(*member, key.columns);
    if (member->primary_key) {
      if (member == &first) duplicate_fault(FaultKind::duplicate_constraint, *member, member->primary_key->name);
      continue;
    }
    Key own = key;
    if (own.name.empty() || member != &first) own.name = free_name(*member, {}, "pkey", true);
    own.name = truncate_name(own.name);
    member->primary_key = std::move(own);
  }
}

void Replayer::add_unique(Table& first, Key key, bool only) {
  if (taken(first, key.name)) return;
  for (Table* member : family(first, only || first.kind != TableKind::partitioned)) {
    for (const std::string& name : key.columns) column(*member, name);
    Key own = key;
    if (own.name.empty() || member != &first) {
      own.name = free_name(*member, joined_columns(naming_columns(key)), "key", true);
    }
    own.name = truncate_name(own.name);
    member->uniques.push_back(std::move(own));
  }
}

void Replayer::check_target(const Table& table, const ForeignKey& key, const Table& target) {
  for (std::size_t n = 0; n < key.target_columns.size() && n < key.columns.size(); ++n) {
    const auto referred = named(target.columns, key.target_columns[n]);
    const auto own = named(table.columns, key.columns[n]);
    if (referred == target.columns.end() && target.complete)
      fault(FaultKind::unknown_column, target.name, key.target_columns[n]);
    if (referred == target.columns.end() || own == table.columns.end()) continue;
    if (may_refer(schema_, own->type, referred->type) == false)
      type_fault(FaultKind::incomparable_key, table, own->name, own->type,
                 '`' + (target.name.schema == "public" ? target.name.name : print(target.name)) + '.' + referred->name +
                     "`, which is `" + print(referred->type) + '`');
  }
}

void Replayer::add_foreign_key(Table& first, ForeignKey key, bool only) {
  if (taken(first, key.name)) return;
  const Ref written{key.target.schema, key.target.name, false, false};
  key.target = find(written, [this](const Name& name) { return schema_.tables.contains(name); });
  const auto target = schema_.tables.find(key.target);
  if (target == schema_.tables.end()) {
    fault(FaultKind::unknown_target, key.target, {});
    if (written.schema.empty()) key.target.schema = first.name.schema;
  } else if (key.target_columns.empty() && target->second.primary_key) {
    key.target_columns = target->second.primary_key->columns;
  }
  if (key.name.empty()) key.name = free_name(first, joined_with_underscores(key.columns), "fkey", false);
  key.name = truncate_name(key.name);
  for (Table* member : family(first, only || first.kind != TableKind::partitioned)) {
    for (const std::string& name : key.columns) column(*member, name);
    if (named(member->foreign_keys, key.name) == member->foreign_keys.end()) member->foreign_keys.push_back(key);
  }
  if (target != schema_.tables.end()) check_target(first, key, target->second);
}

void Replayer::add_check(Table& first, Check check, bool only) {
  // A check that a parent has under this name is the same one.
  if (named(first.checks, check.name) != first.checks.end() && !first.inherits.empty() && !check.name.empty()) return;
  if (taken(first, check.name)) return;
  if (check.name.empty()) check.name = free_name(first, only_column(first, check), "check", false);
  check.name = truncate_name(check.name);
  for (Table* member : family(first, only || check.no_inherit)) {
    if (named(member->checks, check.name) == member->checks.end()) member->checks.push_back(check);
  }
}

void Replayer::add_exclusion(Table& table, Exclusion exclusion) {
  if (taken(table, exclusion.name)) return;
  if (exclusion.name.empty()) {
    const Tokens tokens(exclusion.sql);
    const std::size_t open = tokens.find(0, tokens.size(), '(');
    std::vector<std::string> columns;
    for (const Tokens::Part part : tokens.parts(open + 1, tokens.closing(open))) {
      const bool plain = tokens.is_name(part.first) && !tokens.symbol(part.first + 1, '(');
      columns.push_back(plain ? tokens.name(part.first) : std::string{});
    }
    exclusion.name = free_name(table, joined_columns(columns), "excl", true);
  }
  exclusion.name = truncate_name(exclusion.name);
  table.exclusions.push_back(std::move(exclusion));
}

void Replayer::add_index(Table& first, Index index, bool only) {
  for (Table* member : family(first, only || first.kind != TableKind::partitioned)) {
    const auto same = [&](const Index& own) { return same_index(own, index); };
    if (member != &first && std::ranges::any_of(member->indexes, same)) continue;
    for (const IndexPart& part : index.parts) {
      if (!part.column.empty()) column(*member, part.column);
    }
    Index own = index;
    if (own.name.empty() || member != &first) {
      own.name = free_name(*member, joined_columns(naming_columns(index)), "idx", true);
    }
    own.name = truncate_name(own.name);
    member->indexes.push_back(std::move(own));
  }
}

void Replayer::operator()(const SetPrimaryKey& change) {
  if (Table* const own = table(change.table)) add_primary_key(*own, change.key, change.table.only);
}
void Replayer::operator()(const AddUnique& change) {
  if (Table* const own = table(change.table)) add_unique(*own, change.key, change.table.only);
}
void Replayer::operator()(const AddForeignKey& change) {
  if (Table* const own = table(change.table)) add_foreign_key(*own, change.key, change.table.only);
}
void Replayer::operator()(const AddCheck& change) {
  if (Table* const own = table(change.table)) add_check(*own, change.check, change.table.only);
}
void Replayer::operator()(const AddExclusion& change) {
  if (Table* const own = table(change.table)) add_exclusion(*own, change.exclusion);
}

void Replayer::operator()(const CreateIndex& change) {
  Table* const own = table(change.table);
  if (!own) return;
  const Name name{own->name.schema, truncate_name(change.index.name)};
  if (!name.name.empty() && is_relation(name)) {
    const Table* const owner = owner_of(name);
    const bool certain = !owner || (owner->complete && !doubtful_.contains(owner->name));
    if (!change.if_not_exists && certain) fault(FaultKind::duplicate_index, name, {});
    return;
  }
  add_index(*own, change.index, change.table.only);
}

}  // namespace ormlint::schema
