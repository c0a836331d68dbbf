#include "rule/run.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "base/parallel.h"

namespace ormlint {

namespace {

using Job = std::function<std::vector<Finding>()>;

struct Drift {
  const Table* table;
  const schema::Table* actual;
};

// Tables of tests, frozen copies and other databases are not of this one. Where several bases declare a table of one
// name (an example beside the application), it is of the base that most of the database's tables are of.
std::vector<Drift> drifts(const RunInputs& inputs) {
  std::vector<Drift> found;
  if (!inputs.database) return found;
  std::map<Id<Registry>, std::size_t> tables_of;
  std::map<const schema::Table*, std::size_t> most;
  for (const Table& table : inputs.domain.tables) {
    if (!table.name_known || table.known_elsewhere) continue;
    const schema::Table* const actual = find_table(*inputs.database, table);
    if (!actual) continue;
    ++tables_of[table.registry];
    found.push_back({&table, actual});
  }
  for (const Drift& pair : found) most[pair.actual] = std::max(most[pair.actual], tables_of[pair.table->registry]);
  std::erase_if(found, [&](const Drift& pair) {
    return !pair.actual->complete || tables_of[pair.table->registry] < most[pair.actual];
  });
  return found;
}

template <class Context>
void add(std::vector<Job>& jobs, std::string_view id, Check<Context> check, Context context) {
  jobs.push_back([=] {
    Reporter reporter(id);
    check(context, reporter);
    return reporter.take();
  });
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

}  // namespace

std::vector<Finding> run_rules(std::span<const CatalogueEntry* const> rules, const RunInputs& inputs) {
  const Facts facts{inputs.domain, inputs.usage};
  const std::vector<Drift> compared = drifts(inputs);
  std::vector<Job> jobs;
  for (const CatalogueEntry* entry : rules) {
    const auto& check = entry->rule.check;
    if (const auto* model = std::get_if<Check<ModelContext>>(&check)) {
      for (const Id<Model> id : inputs.domain.models.ids())
        add(jobs, entry->id, *model, ModelContext{facts, inputs.domain.models[id], id});
    } else if (const auto* table = std::get_if<Check<TableContext>>(&check)) {
      for (const Table& row : inputs.domain.tables) {
        if (!broken_on_purpose(inputs.domain, row)) add(jobs, entry->id, *table, TableContext{facts, row});
      }
    } else if (const auto* trees = std::get_if<Check<MigrationTreeContext>>(&check)) {
      for (const migrations::MigrationTree& tree : inputs.migrations)
        add(jobs, entry->id, *trees, MigrationTreeContext{facts, tree});
    } else if (const auto* drift = std::get_if<Check<DriftContext>>(&check)) {
      for (const Drift& pair : compared) {
        add(jobs, entry->id, *drift, DriftContext{facts, *pair.table, *pair.actual, *inputs.database});
      }
    } else if (const auto* database = std::get_if<Check<DatabaseContext>>(&check); database && inputs.database) {
      add(jobs, entry->id, *database, DatabaseContext{facts, *inputs.database});
    }
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
