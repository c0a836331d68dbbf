#include "rule/relationships.h"

#include <fmt/core.h>

#include <algorithm>
#include <vector>

#include "base/closest.h"

namespace ormlint {

const Relationship* find_relationship(const Model& model, std::string_view name) {
  const auto found = std::ranges::find(model.relationships, name, &Relationship::attribute);
  return found == model.relationships.end() ? nullptr : &*found;
}

const Relationship* other_side(const Domain& domain, const Relationship& relationship) {
  const std::string_view name =
      relationship.back_populates.empty() ? relationship.backref : std::string_view(relationship.back_populates);
  if (!relationship.target || name.empty()) return nullptr;
  const Relationship* const other = find_relationship(domain.models[*relationship.target], name);
  const bool back =
      other && (other->back_populates == relationship.attribute || other->backref == relationship.attribute);
  return back ? other : nullptr;
}

std::string shown(const Domain& domain, const ColumnRef& column) {
  return fmt::format("`{}.{}`", domain.tables[column.table].name.name, column.name);
}

std::string shown_table(const Domain& domain, Id<Model> model) {
  const std::optional<Id<Table>> table = domain.models[model].table;
  return table ? fmt::format("`{}`", domain.tables[*table].name.name) : fmt::format("`{}`", domain.models[model].name);
}

std::string_view spelled(Direction direction) {
  if (direction == Direction::many_to_one) return "many-to-one";
  return direction == Direction::many_to_many ? "many-to-many" : "one-to-many";
}

std::string_view why_single(const Relationship& row) {
  if (row.promise_quoted) return "in a string, which SQLAlchemy does not take apart";
  return row.uselist_given == false ? "has `uselist=False`" : "is many-to-one";
}

bool is_related(const Domain& domain, Id<Model> one, Id<Model> other) {
  const auto inherits = [&](Id<Model> child, Id<Model> parent) {
    return std::ranges::find(domain.models[child].parents, parent) != domain.models[child].parents.end();
  };
  return one == other || inherits(one, other) || inherits(other, one);
}

bool tells(const Domain& domain, const Relationship& relationship) {
  const Relationship* const other = other_side(domain, relationship);
  return !other || other->fault != relationship.fault || relationship.at <= other->at;
}

bool is_plural_of(std::string_view attribute, std::string_view class_name) {
  if (!attribute.ends_with('s') || class_name.ends_with('s')) return false;
  std::string one;
  for (const char c : attribute.substr(0, attribute.size() - 1)) {
    if (c != '_') one += c;
  }
  if (one.empty() || one.size() > class_name.size()) return false;
  return distance(class_name.substr(class_name.size() - one.size()), one) == 0;
}

bool has_unique_key(const Domain& domain, const Relationship& row) {
  if (row.has_secondary || row.syncs.empty()) return false;
  const auto among = [&](const std::string& name) {
    return std::ranges::any_of(row.syncs, [&](const SyncPair& pair) { return pair.to.name == name; });
  };
  const Table& table = domain.tables[row.syncs.front().to.table];
  std::vector<std::string> key;
  for (const Column& column : table.columns) {
    if (column.primary_key) key.push_back(column.name);
  }
  if (!key.empty() && std::ranges::all_of(key, among)) return true;
  return std::ranges::any_of(table.indexes, [&](const Index& index) {
    return index.unique && index.plain && std::ranges::all_of(index.columns, among);
  });
}

bool is_same_direction(const Relationship& one, const Relationship& other) {
  const bool mutual = other.back_populates == one.attribute &&
                      (one.back_populates == other.attribute || one.backref == other.attribute);
  const bool known = one.joined && other.joined && one.direction == other.direction;
  return known && mutual && one.direction != Direction::unknown && one.direction != Direction::many_to_many;
}

bool is_backref_taken(const Model& target, const Relationship& row) {
  const auto attribute = target.attributes.find(row.backref);
  const Relationship* const made = find_relationship(target, row.backref);
  if (attribute == target.attributes.end() || attribute->second.perhaps || (made && made->inherited)) return false;
  return made ? made->at != row.backref_at : attribute->second.kind == AttributeKind::column;
}

}  // namespace ormlint
