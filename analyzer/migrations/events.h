// What revisions make and take away, by name, in the order in which they run: where an object is when it is not where
// a statement looks for it.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "migrations/database.h"
#include "migrations/revisions.h"

namespace ormlint::migrations {

enum class Sort : std::uint8_t { other, sequence, table, column, constraint, index, type, label };

// Without schemas: the search path of a session may be any.
struct Thing {
  Sort sort = Sort::other;
  std::string owner;  // a column's table, a label's type
  std::string name;

  auto operator<=>(const Thing&) const = default;
};

Thing thing_of(const schema::Fault& fault);
using schema::is_missing;

struct Event {
  std::size_t revision = 0, statement = 0;
  bool made = false;     // else dropped or renamed
  bool renamed = false;  // it got its name, or lost it
  bool sure = false;     // made, whatever was there before
  Location at;
};

class Events {
 public:
  Events(const MigrationTree& tree, const std::vector<std::vector<Executed>>& upgrades);
  const std::vector<Event>& of(const Thing& thing) const;

 private:
  std::map<Thing, std::vector<Event>> events_;
};

}  // namespace ormlint::migrations
