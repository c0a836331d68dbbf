// The statements and clauses that print.cpp puts in order. Private to it.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "schema/schema.h"

namespace ormlint::schema {

// Constraints and indexes have no order of their own.
template <class Item>
std::vector<Item> by_name(std::vector<Item> items) {
  std::ranges::stable_sort(items, {}, &Item::name);
  return items;
}

std::string print_domain(const DomainType& domain);
// The keys that print_table leaves out, as they would be taken for another one of the same columns there.
std::string print_late_keys(const Table& table);
// CREATE TABLE or CREATE VIEW, with all constraints but foreign keys and those that are NOT VALID.
std::string print_table(const Table& table, const Schema& schema);
// CONSTRAINT name …, as it stands behind ADD.
std::string print_check(const Check& check);
std::string print_foreign_key(const ForeignKey& key);
std::string print_index(const Index& index, const std::string& table);

}  // namespace ormlint::schema
