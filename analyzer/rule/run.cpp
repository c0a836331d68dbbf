#include "rule/run.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "base/parallel.h"
#include "rule/compare.h"

namespace ormlint {

namespace {

using Job = std::function<std::vector<Finding>()>;

// Of several services' migrations, those that make the most of the database's tables: the database is that service's.
const migrations::Home* near_database(const RunInputs& inputs) {
  const migrations::Home* near = nullptr;
  std::size_t most = 0;
  for (std::size_t n = 0; n < inputs.histories.size(); ++n) {
    const auto shared =
        static_cast<std::size_t>(std::ranges::count_if(inputs.histories[n].last.tables, [&](const auto& entry) {
          return inputs.database->table(entry.first) != nullptr;
        }));
    if (shared > most) near = &inputs.homes[n];
    most = std::max(most, shared);
  }
  return near;
}

Sides sides_of(const RunInputs& inputs) {
  Sides sides;
  if (inputs.database) sides.database.push_back({*inputs.database, nullptr, near_database(inputs)});
  for (std::size_t n = 0; n < inputs.histories.size(); ++n) {
    if (inputs.migrations[n].whole())
      sides.migrations.push_back({inputs.histories[n].last, &inputs.histories[n], &inputs.homes[n]});
  }
  return sides;
}

template <class Context>
void add(std::vector<Job>& jobs, std::string_view id, Check<Context> check, Context context) {
  jobs.push_back([=] {
    Reporter reporter(id);
    check(context, reporter);
    return reporter.take();
  });
}

void add_revisions(std::vector<Job>& jobs, std::string_view id, Check<RevisionContext> check, const Facts& facts,
                   const RunInputs& inputs) {
  for (std::size_t n = 0; n < inputs.histories.size(); ++n) {
    const migrations::MigrationTree& tree = inputs.migrations[n];
    const migrations::History& history = inputs.histories[n];
    if (!tree.whole()) continue;
    for (const std::size_t one : tree.order)
      add(jobs, id, check,
          RevisionContext{facts, tree, history, tree.revisions[one], one, history.upgrades[one],
                          history.failures[one]});
  }
}

// All rules about files on one of them; there may be a million, so a file costs no more than its findings.
std::vector<Finding> check_file(std::span<const CatalogueEntry* const> rules, const FileContext& context) {
  std::vector<Finding> found;
  for (const CatalogueEntry* entry : rules) {
    const auto* const check = std::get_if<Check<FileContext>>(&entry->rule.check);
    if (!check) continue;
    Reporter reporter(entry->id);
    (*check)(context, reporter);
    std::ranges::move(reporter.take(), std::back_inserter(found));
  }
  return found;
}

// A test's own table may be wrong because that is what is tested.
bool broken_on_purpose(const Domain& domain, const Table& table) {
  return table.model ? domain.models[*table.model].deliberate : table.known_elsewhere;
}

// Models and tables as they are declared.
void add_declared(std::vector<Job>& jobs, const CatalogueEntry& entry, const Facts& facts) {
  if (const auto* model = std::get_if<Check<ModelContext>>(&entry.rule.check)) {
    for (const Id<Model> id : facts.domain.models.ids())
      add(jobs, entry.id, *model, ModelContext{facts, facts.domain.models[id], id});
  }
  if (const auto* table = std::get_if<Check<TableContext>>(&entry.rule.check)) {
    for (const Table& row : facts.domain.tables) {
      if (!broken_on_purpose(facts.domain, row)) add(jobs, entry.id, *table, TableContext{facts, row});
    }
  }
}

// Migrations, and what models are compared with.
void add_compared(std::vector<Job>& jobs, const CatalogueEntry& entry, const RunInputs& inputs, const Sides& sides,
                  const std::vector<Compared>& tables) {
  const Facts facts{inputs.domain, inputs.usage};
  const auto& check = entry.rule.check;
  if (const auto* trees = std::get_if<Check<MigrationTreeContext>>(&check)) {
    for (std::size_t n = 0; n < inputs.migrations.size(); ++n)
      add(jobs, entry.id, *trees,
          MigrationTreeContext{facts, inputs.migrations[n], inputs.histories[n], inputs.homes[n]});
  }
  if (const auto* revision = std::get_if<Check<RevisionContext>>(&check))
    add_revisions(jobs, entry.id, *revision, facts, inputs);
  if (const auto* drift = std::get_if<Check<DriftContext>>(&check)) {
    for (const Compared& row : tables)
      jobs.push_back([&row, facts, drift, id = entry.id] { return check_drift(id, *drift, facts, row); });
  }
  if (const auto* database = std::get_if<Check<DatabaseContext>>(&check))
    jobs.push_back([&sides, facts, database, id = entry.id] { return check_databases(id, *database, facts, sides); });
}

}  // namespace

std::vector<Finding> run_rules(std::span<const CatalogueEntry* const> rules, const RunInputs& inputs) {
  const Facts facts{inputs.domain, inputs.usage};
  const Sides sides = sides_of(inputs);
  const std::vector<Compared> tables = compared_tables(inputs.domain, sides);
  std::vector<Job> jobs;
  for (const CatalogueEntry* entry : rules) {
    add_declared(jobs, *entry, facts);
    add_compared(jobs, *entry, inputs, sides, tables);
  }
  const std::size_t files = inputs.files.size();
  std::vector<std::vector<Finding>> slots(files + jobs.size());
  parallel_for(slots.size(), inputs.threads, [&](std::size_t n) {
    slots[n] = n < files ? check_file(rules, FileContext{facts, inputs.files[n]}) : jobs[n - files]();
  });
  std::vector<Finding> all;
  for (auto& slot : slots) std::ranges::move(slot, std::back_inserter(all));
  return all;
}

const CatalogueEntry* find_rule(std::string_view id) {
  const auto all = catalogue();
  const auto found = std::ranges::find(all, id, &CatalogueEntry::id);
  return found == all.end() ? nullptr : &*found;
}

bool needs_schema(const Rule& rule) {
  return std::holds_alternative<Check<DriftContext>>(rule.check) ||
         std::holds_alternative<Check<DatabaseContext>>(rule.check);
}

}  // namespace ormlint
