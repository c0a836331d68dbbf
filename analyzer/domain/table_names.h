// Tables by the names that foreign keys use: within one MetaData, "schema.name".
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/domain.h"

namespace ormlint {

class TableNames {
 public:
  // uncertain: names of tables that may exist in a MetaData nobody knows; any_uncertain: there may be some of any name.
  TableNames(const Domain& domain, const std::set<std::string, std::less<>>& uncertain, bool any_uncertain);

  // Which table is meant, or what is wrong with it; the key's target is known.
  void link(const Table& owner, ForeignKey& key) const;

 private:
  std::optional<Id<Table>> choose(const Table& owner, const std::vector<Id<Table>>& found) const;

  const Domain& domain_;
  const std::set<std::string, std::less<>>& uncertain_;
  std::map<std::pair<Id<MetaData>, std::string>, std::vector<Id<Table>>> by_key_;
  std::map<std::string, std::vector<Id<Table>>, std::less<>> by_name_;
  std::vector<bool> open_;  // by MetaData: it may hold tables of any name
};

}  // namespace ormlint
