#include "schema/replay.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "schema/names.h"
#include "schema/replay_state.h"
#include "schema/tokens.h"
#include "schema/types.h"

namespace ormlint::schema {

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

namespace {

bool is_drop(const Step& step) {
  if (const auto* change = std::get_if<SetDefault>(&step)) return !change->sql;
  if (const auto* change = std::get_if<SetInheritance>(&step)) return !change->inherits;
  return std::holds_alternative<DropTable>(step) || std::holds_alternative<DropColumn>(step) ||
         std::holds_alternative<DropConstraint>(step) || std::holds_alternative<DropIndex>(step) ||
         std::holds_alternative<DropType>(step) || std::holds_alternative<DropDomainConstraint>(step) ||
         std::holds_alternative<DropSequence>(step) || std::holds_alternative<DropSchema>(step) ||
         std::holds_alternative<DetachPartition>(step);
}

}  // namespace

std::string with_column_renamed(std::string_view expression, const std::string& from, const std::string& to) {
  const Tokens tokens(expression);
  std::string text;
  std::size_t done = 0;
  for (std::size_t n = 0; n < tokens.size(); ++n) {
    if (!names_column(tokens, n, from)) continue;
    (text += expression.substr(done, tokens[n].span.begin - done)) += quote_name(to);
    done = tokens[n].span.end;
  }
  return text += expression.substr(done);
}

Replayer::Replayer(Schema& schema, std::vector<Fault>& faults) : schema_(schema), faults_(faults) {
  schema_.namespaces.insert("public");
}

void Replayer::apply(const Change& change) {
  at_ = change.at;
  guarded_ = change.guarded;
  dropping_ = is_drop(change.step);
  std::visit(*this, change.step);
}

void Replayer::fault(FaultKind kind, Name name, std::string part) {
  if (guarded_ || (is_missing(kind) && !schema_.complete)) return;
  faults_.push_back({kind, std::move(name), std::move(part), at_, dropping_, {}, {}});
}

void Replayer::duplicate_fault(FaultKind kind, const Table& owner, std::string name) {
  if (owner.complete && !doubtful_.contains(owner.name)) fault(kind, owner.name, std::move(name));
}

void Replayer::type_fault(FaultKind kind, const Name& table, const std::string& column, const Type& from,
                          std::string to) {
  if (guarded_) return;
  faults_.push_back({kind, table, column, at_, dropping_, print(from), std::move(to)});
}

void Replayer::told_at(Location place, const std::function<void()>& work) {
  const Location before = at_;
  if (place != Location{}) at_ = place;
  work();
  at_ = before;
}

Name Replayer::new_name(const Ref& ref) {
  Name name{ref.schema, truncate_name(ref.name)};
  if (name.schema.empty()) name.schema = path_.empty() ? "public" : path_.front();
  schema_.namespaces.insert(name.schema);
  return name;
}

Name Replayer::find(const Ref& ref, const std::function<bool(const Name&)>& exists) const {
  const std::string name = truncate_name(ref.name);
  if (!ref.schema.empty()) return {ref.schema, name};
  for (const std::string& schema : path_) {
    if (exists({schema, name})) return {schema, name};
  }
  return {path_.empty() ? "public" : path_.front(), name};
}

bool Replayer::is_type(const Name& name) const {
  return schema_.enums.contains(name) || schema_.domains.contains(name) || schema_.other_types.contains(name) ||
         schema_.tables.contains(name);
}

Type Replayer::resolved(Type type) {
  if (type.name.schema == "pg_catalog" || !type.known() || behind_serial(type)) return type;
  const auto exists = [this](const Name& name) { return is_type(name); };
  const Ref ref{type.name.schema, type.name.name, false, false};
  if (const Name found = find(ref, exists); exists(found)) {
    type.name = found;
    return type;
  }
  if (ref.name.starts_with('_')) {  // the array type of another
    const Name element = find({ref.schema, ref.name.substr(1), false, false}, exists);
    if (exists(element)) return {element, {}, {}, {}, 1};
  }
  fault(FaultKind::unknown_type, type.name, {});
  return type;
}

Table* Replayer::table(const Ref& ref) {
  const Name name = find(ref, [this](const Name& candidate) { return schema_.tables.contains(candidate); });
  const auto found = schema_.tables.find(name);
  if (found != schema_.tables.end()) return &found->second;
  if (ref.if_exists || guarded_ || ref.name.empty()) return nullptr;
  fault(FaultKind::unknown_table, name, {});
  if (dropping_) return nullptr;
  Table& unknown = schema_.tables[name];
  unknown.name = name;
  unknown.complete = false;
  unknown.begun_elsewhere = true;
  unknown.at = at_;
  return &unknown;
}

Column* Replayer::column(Table& table, const std::string& name) {
  const auto found = named(table.columns, name);
  if (found != table.columns.end()) return &*found;
  if (table.complete) fault(FaultKind::unknown_column, table.name, name);
  return nullptr;
}

std::vector<Table*> Replayer::children(const Name& parent) {
  std::vector<Table*> found;
  for (auto& [name, table] : schema_.tables) {
    if (std::ranges::find(table.inherits, parent) != table.inherits.end()) found.push_back(&table);
  }
  return found;
}

std::vector<Table*> Replayer::family(Table& table, bool only) {
  std::vector<Table*> members{&table};
  for (std::size_t n = 0; n < members.size() && !only; ++n) {
    for (Table* child : children(members[n]->name)) {
      if (std::ranges::find(members, child) == members.end()) members.push_back(child);
    }
  }
  return members;
}

bool Replayer::is_relation(const Name& name) const {
  return schema_.tables.contains(name) || schema_.sequences.contains(name) || owner_of(name);
}

const Table* Replayer::owner_of(const Name& name) const {
  for (auto at = schema_.tables.lower_bound({name.schema, {}}); at != schema_.tables.end(); ++at) {
    const auto& [table_name, table] = *at;
    if (table_name.schema != name.schema) break;
    const auto same = [&](const auto& item) { return item.name == name.name; };
    if ((table.primary_key && same(*table.primary_key)) || std::ranges::any_of(table.uniques, same) ||
        std::ranges::any_of(table.indexes, same) || std::ranges::any_of(table.exclusions, same)) {
      return &table;
    }
  }
  return nullptr;
}

bool Replayer::is_constraint(const Name& name) const {
  const auto same = [&](const auto& item) { return item.name == name.name; };
  for (auto at = schema_.tables.lower_bound({name.schema, {}}); at != schema_.tables.end(); ++at) {
    const auto& [table_name, table] = *at;
    if (table_name.schema != name.schema) break;
    if ((table.primary_key && same(*table.primary_key)) || std::ranges::any_of(table.uniques, same) ||
        std::ranges::any_of(table.foreign_keys, same) || std::ranges::any_of(table.checks, same) ||
        std::ranges::any_of(table.exclusions, same)) {
      return true;
    }
  }
  return std::ranges::any_of(schema_.domains, [&](const auto& entry) {
    return entry.first.schema == name.schema && std::ranges::any_of(entry.second.checks, same);
  });
}

std::string Replayer::free_name(const Table& table, std::string_view second, std::string_view label, bool relation) {
  std::string numbered(label);
  for (int n = 1;; ++n) {
    const Name name{table.name.schema, object_name(table.name.name, second, numbered)};
    const bool constraint = label != "idx" && label != "seq";
    if (!(relation && is_relation(name)) && !(constraint && is_constraint(name))) return name.name;
    numbered = std::string(label) + std::to_string(n);
  }
}

void Replayer::operator()(const Opaque& change) {
  if (change.everything) {
    schema_.complete = false;
    for (const auto& entry : schema_.tables) doubtful_.insert(entry.first);
    for (const auto& entry : schema_.enums) doubtful_.insert(entry.first);
  }
  for (const Ref& ref : change.tables) {
    const Name name = find(ref, [this](const Name& candidate) { return schema_.tables.contains(candidate); });
    Table& table = schema_.tables[name];
    if (table.name.name.empty()) {
      table.name = name;
      table.at = at_;
    }
    table.doubt();
  }
  for (const Ref& ref : change.types) {
    const Name name = find(ref, [this](const Name& candidate) { return is_type(candidate); });
    if (const auto domain = schema_.domains.find(name); domain != schema_.domains.end()) {
      domain->second.complete = false;
    } else if (!schema_.other_types.contains(name) && !schema_.tables.contains(name)) {
      Enum& type = schema_.enums[name];
      if (type.name.name.empty()) type = {name, {}, false, at_};
      type.complete = false;
    }
  }
}

Schema replay(std::span<const Change> changes, Problems& problems) {
  std::vector<Fault> faults;
  Schema schema = replay_onto({}, changes, faults);
  std::set<std::tuple<FaultKind, Name, std::string>> told;
  for (const Fault& fault : faults) {
    const bool harmless = fault.kind == FaultKind::unknown_type || fault.kind == FaultKind::unknown_target ||
                          fault.kind >= FaultKind::still_used || fault.dropping;
    if (!harmless && told.insert({fault.kind, fault.name, fault.part}).second)
      problems.push_back({print(fault), fault.at});
  }
  return schema;
}

Schema replay_onto(Schema before, std::span<const Change> changes, std::vector<Fault>& faults) {
  Replayer replayer(before, faults);
  for (const Change& change : changes) replayer.apply(change);
  return before;
}

}  // namespace ormlint::schema
