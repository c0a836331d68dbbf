// What a downgrade leaves behind, or does not bring back, as the upgrade meets it when it runs again.
#include <algorithm>

#include "migrations/events.h"
#include "migrations/failures.h"
#include "migrations/history.h"

namespace ormlint::migrations {

namespace {

using schema::FaultKind;

// The downgrade itself drops it.
bool is_given_up(const std::vector<Executed>& downgrade, const schema::Fault& fault) {
  const bool column = fault.kind == FaultKind::unknown_column;
  return std::ranges::any_of(downgrade, [&](const Executed& statement) {
    return std::ranges::any_of(statement.changes, [&](const schema::Change& change) {
      const auto* const table = std::get_if<schema::DropTable>(&change.step);
      const auto* const dropped = std::get_if<schema::DropColumn>(&change.step);
      if (!column) return table && table->name.name == fault.name.name;
      return dropped && dropped->table.name == fault.name.name && dropped->column == fault.part;
    });
  });
}

}  // namespace

std::vector<Leftover> find_leftovers(const History& history, std::size_t revision) {
  std::vector<Leftover> found;
  // What is refused changes nothing.
  const bool refused = std::ranges::any_of(history.downgrades[revision],
                                           [](const Executed& statement) { return !statement.faults.empty(); });
  if (refused) return found;
  const auto same = [](const schema::Fault& one, const schema::Fault& other) {
    return one.kind == other.kind && one.name == other.name && one.part == other.part;
  };
  const auto known = [&](const schema::Fault& fault) {
    const bool before = std::ranges::any_of(history.upgrades[revision], [&](const Executed& statement) {
      return std::ranges::any_of(statement.faults, [&](const schema::Fault& other) { return same(fault, other); });
    });
    return before || std::ranges::any_of(found, [&](const Leftover& other) { return same(fault, other.fault); });
  };
  for (const Executed& statement : history.repeated[revision]) {
    for (const schema::Fault& fault : statement.faults) {
      const Sort sort = thing_of(fault).sort;
      const bool told = sort == Sort::table || sort == Sort::column ||
                        ((sort == Sort::type || sort == Sort::sequence) && history.postgresql);
      if (!told || statement.perhaps || statement.caught != Caught::no || known(fault)) continue;
      const bool gone = is_missing(fault.kind);
      if (!gone || is_given_up(history.downgrades[revision], fault)) found.push_back({fault, gone});
    }
  }
  return found;
}

}  // namespace ormlint::migrations
