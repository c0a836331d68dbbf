#include "rule/compare.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace ormlint {

namespace {

struct Found {
  const Table* table;
  const Side* side;
  const schema::Table* actual;
};

std::vector<Found> found_in(const Domain& domain, std::span<const Side> sides) {
  std::vector<Found> found;
  std::map<std::pair<const Side*, Id<Registry>>, std::size_t> tables_of;
  std::map<const schema::Table*, std::size_t> most_of_table;  // over the bases
  std::map<const Table*, std::size_t> most_of_declared;       // over the trees of migrations
  for (const Side& side : sides) {
    for (const Table& table : domain.tables) {
      if (!table.name_known || table.known_elsewhere || !side.may_have(table)) continue;
      const schema::Table* const actual = find_table(side.schema, table);
      if (!actual) continue;
      ++tables_of[{&side, table.registry}];
      found.push_back({&table, &side, actual});
    }
  }
  const auto weight = [&](const Found& one) { return tables_of[{one.side, one.table->registry}]; };
  for (const Found& one : found) {
    std::size_t& of_table = most_of_table[one.actual];
    std::size_t& of_declared = most_of_declared[one.table];
    of_table = std::max(of_table, weight(one));
    of_declared = std::max(of_declared, weight(one));
  }
  std::erase_if(found, [&](const Found& one) {
    return !one.actual->comparable() || weight(one) < most_of_table[one.actual] ||
           weight(one) < most_of_declared[one.table];
  });
  return found;
}

// What is said of one place by both becomes one finding. What only one says tells that the other agrees with the code,
// where that other one was compared at all.
std::vector<Finding> merged(std::vector<Finding> database, std::vector<Finding> migrations, bool compared) {
  for (Finding& finding : database) {
    const auto same = std::ranges::find(migrations, finding.at, &Finding::at);
    if (same != migrations.end()) {
      const std::optional<Location> at = same->notes.empty() ? std::nullopt : same->notes.front().at;
      finding.notes.push_back({at, "nor do the migrations say what the code does: " + same->message});
      migrations.erase(same);
    } else if (compared) {
      finding.notes.push_back(
          {std::nullopt, "after the migrations it would be as in the code: the database is behind"});
    }
  }
  for (Finding& finding : migrations) {
    if (compared)
      finding.notes.push_back({std::nullopt, "the database is as the code says: something else has changed it"});
  }
  std::ranges::move(migrations, std::back_inserter(database));
  return database;
}

template <class Context>
std::vector<Finding> run_check(std::string_view id, Check<Context> check, const Context& context) {
  Reporter reporter(id);
  check(context, reporter);
  return reporter.take();
}

}  // namespace

std::vector<Compared> compared_tables(const Domain& domain, const Sides& sides) {
  std::map<const Table*, Compared> made;
  for (const Found& one : found_in(domain, sides.database)) {
    Compared& row = made[one.table];
    row.database_side = one.side;
    row.in_database = one.actual;
  }
  for (const Found& one : found_in(domain, sides.migrations)) {
    Compared& row = made[one.table];
    row.migrations_side = one.side;
    row.migrated = one.actual;
  }
  std::vector<Compared> rows;
  for (auto& [table, row] : made) {
    row.table = table;
    rows.push_back(row);
  }
  // By place in the domain, which is that of the rows in memory.
  return rows;
}

std::vector<Finding> check_drift(std::string_view id, Check<DriftContext> check, const Facts& facts,
                                 const Compared& compared) {
  std::vector<Finding> database, migrations;
  if (compared.in_database)
    database = run_check(id, check, {facts, *compared.table, *compared.in_database, *compared.database_side});
  if (compared.migrated)
    migrations = run_check(id, check, {facts, *compared.table, *compared.migrated, *compared.migrations_side});
  if (!compared.in_database) return migrations;
  if (!compared.migrated) return database;
  return merged(std::move(database), std::move(migrations), true);
}

std::vector<Finding> check_databases(std::string_view id, Check<DatabaseContext> check, const Facts& facts,
                                     const Sides& sides) {
  std::vector<Finding> database, migrations;
  if (!sides.database.empty()) database = run_check(id, check, DatabaseContext{facts, sides.database});
  if (!sides.migrations.empty()) migrations = run_check(id, check, DatabaseContext{facts, sides.migrations});
  if (sides.database.empty()) return migrations;
  if (sides.migrations.empty()) return database;
  return merged(std::move(database), std::move(migrations), false);
}

}  // namespace ormlint
