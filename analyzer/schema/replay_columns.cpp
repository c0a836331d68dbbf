// Columns added, dropped, renamed and altered.
#include <algorithm>

#include "schema/casts.h"
#include "schema/names.h"
#include "schema/replay_state.h"
#include "schema/tokens.h"
#include "schema/types.h"

namespace ormlint::schema {

namespace {

// Of these the server keeps no default at all.
bool is_null(std::string_view expression) {
  const Tokens tokens(expression);
  return tokens.size() == 1 && tokens.word(0, "null");
}

}  // namespace

void Replayer::operator()(const AddColumn& change) {
  Table* const first = table(change.table);
  if (!first) return;
  const bool if_not = change.if_not_exists || guarded_;
  if (first->begun_elsewhere && if_not) return;  // it may have it, in another form
  if (if_not && doubtful_.contains(first->name)) first->doubt();
  const std::string name = truncate_name(change.column.name);
  if (named(first->columns, name) != first->columns.end()) {
    if (!change.if_not_exists) duplicate_fault(FaultKind::duplicate_column, *first, name);
    return;
  }
  Column column = change.column;
  column.name = name;
  column.type = resolved(column.type);
  make_serial(*first, column);
  for (Table* member : family(*first, change.table.only)) {
    const auto there = named(member->columns, name);
    if (there == member->columns.end()) member->columns.push_back(column);
  }
  if (change.primary_key) add_primary_key(*first, *change.primary_key, change.table.only);
  for (const Key& key : change.uniques) add_unique(*first, key, change.table.only);
  for (const Check& check : change.checks) add_check(*first, check, change.table.only);
  for (const ForeignKey& key : change.foreign_keys) add_foreign_key(*first, key, change.table.only);
}

void Replayer::drop_column(Table& table, const std::string& name, bool cascade) {
  const auto has = [&](const auto& item) { return contains(item.columns, name) || contains(item.include, name); };
  if (table.primary_key && has(*table.primary_key)) {
    drop_dependents(table, *table.primary_key, cascade);
    table.primary_key.reset();
  }
  for (const Key& key : table.uniques) {
    if (has(key)) drop_dependents(table, key, cascade);
  }
  std::erase_if(table.uniques, has);
  std::erase_if(table.foreign_keys, [&](const ForeignKey& key) { return contains(key.columns, name); });
  std::erase_if(table.checks, [&](const Check& check) { return mentions(check.sql, name); });
  std::erase_if(table.exclusions, [&](const Exclusion& exclusion) { return mentions(exclusion.sql, name); });
  std::erase_if(table.indexes, [&](const Index& index) {
    const bool part = std::ranges::any_of(
        index.parts, [&](const IndexPart& one) { return one.column == name || mentions(one.expression, name); });
    return part || contains(index.include, name) || mentions(index.where, name);
  });
  std::erase_if(table.columns, [&](const Column& column) { return column.name == name; });
  std::erase_if(table.columns,
                [&](const Column& column) { return column.generated_sql && mentions(*column.generated_sql, name); });
  drop_sequences_of(table.name, name);
}

void Replayer::operator()(const DropColumn& change) {
  Table* const first = table(change.table);
  if (!first) return;
  const std::string name = truncate_name(change.column);
  if (named(first->columns, name) == first->columns.end()) {
    if (!change.if_exists) column(*first, name);
    return;
  }
  for (Table* member : family(*first, change.table.only)) drop_column(*member, name, change.cascade);
}

void Replayer::rename_column(Table& table, const std::string& from, const std::string& to) {
  for (Column& column : table.columns) {
    if (column.name == from) column.name = to;
    if (column.generated_sql) column.generated_sql = with_column_renamed(*column.generated_sql, from, to);
  }
  const auto rename_in = [&](std::vector<std::string>& names) { std::ranges::replace(names, from, to); };
  const auto rename_key = [&](Key& key) {
    rename_in(key.columns);
    rename_in(key.include);
  };
  if (table.primary_key) rename_key(*table.primary_key);
  std::ranges::for_each(table.uniques, rename_key);
  for (ForeignKey& key : table.foreign_keys) {
    rename_in(key.columns);
    rename_in(key.on_delete_columns);
  }
  for (Check& check : table.checks) check.sql = with_column_renamed(check.sql, from, to);
  for (Exclusion& exclusion : table.exclusions) exclusion.sql = with_column_renamed(exclusion.sql, from, to);
  for (Index& index : table.indexes) {
    rename_in(index.include);
    index.where = with_column_renamed(index.where, from, to);
    for (IndexPart& part : index.parts) {
      if (part.column == from) part.column = to;
      part.expression = with_column_renamed(part.expression, from, to);
    }
  }
  for (auto& [name, other] : schema_.tables) {
    for (ForeignKey& key : other.foreign_keys) {
      if (key.target == table.name) rename_in(key.target_columns);
    }
  }
  for (auto& [name, sequence] : schema_.sequences) {
    if (sequence.table == table.name && sequence.column == from) sequence.column = to;
  }
}

void Replayer::operator()(const RenameColumn& change) {
  Table* const first = table(change.table);
  if (!first || !column(*first, change.column)) return;
  const std::string to = truncate_name(change.to);
  if (named(first->columns, to) != first->columns.end()) {
    return duplicate_fault(FaultKind::duplicate_column, *first, to);
  }
  for (Table* member : family(*first, false)) rename_column(*member, change.column, to);
}

// What USING gives is known without the table.
void Replayer::check_using(const SetColumnType& change, const Type& type) {
  const std::optional<Type> given = change.using_type ? std::optional(resolved(*change.using_type)) : std::nullopt;
  if (!given || casts_by_itself(schema_, *given, type) != false) return;
  const Name name = find(change.table, [this](const Name& candidate) { return schema_.tables.contains(candidate); });
  told_at(change.using_at, [&] { type_fault(FaultKind::no_cast_of_using, name, change.column, *given, print(type)); });
}

void Replayer::check_cast(const Table& table, const Column& column, const SetColumnType& change, const Type& type) {
  if (!table.complete || doubtful_.contains(table.name)) return;
  if (!change.with_using && casts_by_itself(schema_, column.type, type) == false)
    return type_fault(FaultKind::no_cast, table.name, column.name, column.type, print(type));
  const bool null_default = column.default_sql && is_null(*column.default_sql);
  if (column.default_sql && !null_default && casts_by_itself(schema_, column.type, type) == false)
    type_fault(FaultKind::no_cast_of_default, table.name, column.name, column.type, print(type));
}

void Replayer::operator()(const SetColumnType& change) {
  Type type = resolved(change.type);
  if (const auto integer = behind_serial(type)) type = *integer;  // the server refuses it
  check_using(change, type);
  Table* const first = table(change.table);
  if (!first) return;
  const Column* const before = column(*first, change.column);
  if (!before) return;
  check_cast(*first, *before, change, type);
  for (Table* member : family(*first, change.table.only)) {
    const auto found = named(member->columns, change.column);
    if (found == member->columns.end()) continue;
    found->type = type;
    found->collation = change.collation;
  }
}

void Replayer::operator()(const SetNotNull& change) {
  Table* const first = table(change.table);
  if (!first || !column(*first, change.column)) return;
  for (Table* member : family(*first, change.table.only)) {
    const auto found = named(member->columns, change.column);
    if (found == member->columns.end()) continue;
    const bool key = member->primary_key && contains(member->primary_key->columns, change.column);
    found->not_null = change.not_null || key;
    found->not_null_name = change.name;
  }
}

void Replayer::operator()(const SetDefault& change) {
  Table* const first = table(change.table);
  if (!first || !column(*first, change.column)) return;
  for (Table* member : family(*first, change.table.only)) {
    const auto found = named(member->columns, change.column);
    if (found != member->columns.end()) found->default_sql = change.sql;
  }
}

void Replayer::operator()(const SetGenerated& change) {
  Table* const first = table(change.table);
  if (!first || !column(*first, change.column)) return;
  for (Table* member : family(*first, change.table.only)) {
    const auto found = named(member->columns, change.column);
    if (found == member->columns.end()) continue;
    found->generated_sql = change.sql;
    found->generated_virtual = found->generated_virtual && change.sql;
  }
}

void Replayer::operator()(const SetIdentity& change) {
  Table* const own = table(change.table);
  Column* const found = own ? column(*own, change.column) : nullptr;
  if (!found) return;
  found->identity = change.identity;
  found->not_null = found->not_null || change.identity != Identity::none;
}

void Replayer::operator()(const SetComment& change) {
  // COMMENT ON COLUMN is for composite types too.
  const Name name = find(change.table, [this](const Name& candidate) { return is_type(candidate); });
  if (schema_.other_types.contains(name)) return;
  Table* const own = table(change.table);
  if (!own) return;
  if (change.column.empty()) {
    own->comment = change.text;
  } else if (Column* const found = column(*own, change.column)) {
    found->comment = change.text;
  }
}

void Replayer::operator()(const SetTrigger& change) {
  Table* const own = table(change.table);
  if (!own) return;
  if (change.present) {
    own->insert_triggers.insert(change.name);
  } else {
    own->insert_triggers.erase(change.name);
  }
}

}  // namespace ormlint::schema
