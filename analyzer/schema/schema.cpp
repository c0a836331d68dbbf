#include "schema/schema.h"

#include <algorithm>

namespace ormlint::schema {

const Column* Table::column(std::string_view wanted) const {
  const auto found = std::ranges::find(columns, wanted, &Column::name);
  return found == columns.end() ? nullptr : &*found;
}

bool Enum::has(std::string_view label) const { return std::ranges::find(labels, label, &Label::text) != labels.end(); }

const Table* Schema::table(const Name& name) const {
  const auto found = tables.find(name);
  return found == tables.end() ? nullptr : &found->second;
}

const Enum* Schema::type(const Name& name) const {
  const auto found = enums.find(name);
  return found == enums.end() ? nullptr : &found->second;
}

}  // namespace ormlint::schema
