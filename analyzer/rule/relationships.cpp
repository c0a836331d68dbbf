#include "rule/relationships.h"

#include <fmt/core.h>

#include <algorithm>

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

}  // namespace ormlint
