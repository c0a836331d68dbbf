// What joins the table of a class to its parent's, in joined-table inheritance: the only foreign key between them, in
// either direction. Fact: `Mapper._configure_inheritance` in SQLAlchemy's `orm/mapper.py`.
#include <algorithm>
#include <span>
#include <utility>

#include "domain/foreign_key_paths.h"
#include "domain/mapper_parts.h"

namespace ormlint {

namespace {

bool is_known(const Table& table) {
  return table.name_known && table.schema_known && !table.conditional && !table.extends && keys_known(table);
}

// Without a key Flask-SQLAlchemy makes no table of it, and Declarative fails in any case.
bool has_key(const Table& table) { return std::ranges::any_of(table.columns, &Column::primary_key); }

// One line of classes, so that there is no doubt whose table the parent's is.
bool is_single_line(const Domain& domain, const Model& model) {
  return std::ranges::equal(std::span(model.parents).subspan(1), domain.models[model.parents.front()].parents);
}

}  // namespace

void Mapper::join_parents() {
  for (Model& model : domain_.models) {
    const bool asked = model.inheritance == Inheritance::joined && model.inheritance_known && !model.inheritance_given;
    if (!asked || model.open || !is_single_line(domain_, model)) continue;
    const Model& parent = domain_.models[model.parents.front()];
    if (!model.table || !parent.table || parent.open) continue;
    if (!has_key(domain_.tables[*model.table])) continue;
    if (!is_known(domain_.tables[*model.table]) || !is_known(domain_.tables[*parent.table])) continue;
    PathSearch found = find_path(domain_, MappedTables{{*parent.table}}, MappedTables{{*model.table}}, {});
    if (!found.known) continue;
    model.inheritance_fault = found.fault;
    model.inheritance_paths = std::move(found.paths);
  }
}

}  // namespace ormlint
