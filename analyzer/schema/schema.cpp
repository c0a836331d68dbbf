#include "schema/schema.h"

#include <algorithm>

namespace ormlint::schema {

const Column* Table::column(std::string_view wanted) const {
  constexpr std::size_t longest_name = 63;  // bytes; the server cuts what is longer, wherever it is written
  const auto found = std::ranges::find(columns, wanted.substr(0, longest_name), &Column::name);
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
