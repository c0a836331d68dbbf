#include "pipeline/analyze.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/parallel.h"
#include "migrations/history.h"
#include "migrations/homes.h"
#include "pipeline/comments.h"
#include "project/link.h"
#include "report/judge.h"
#include "rule/run.h"
#include "schema/replay.h"
#include "schema/sql.h"
#include "syntax/parse.h"
#include "usage/read.h"
#include "usage/undefined.h"

namespace ormlint {

namespace {

// Where rules may have had to be silent; a suppression comment there may still be needed.
std::vector<FileId> unclear_files(const Project& project) {
  std::vector<FileId> found;
  for (std::size_t n = 0; n < project.files.size(); ++n) {
    const FileIndex* const index = project.files[n].index.get();
    if (index && index->error) found.push_back(static_cast<FileId>(n));
  }
  return found;
}

bool reads_histories(const Rule& rule) {
  return needs_schema(rule) || std::holds_alternative<Check<RevisionContext>>(rule.check) ||
         std::holds_alternative<Check<MigrationTreeContext>>(rule.check);
}

// What each tree's revisions do, where a rule asks.
std::vector<migrations::History> run_migrations(const Inputs& inputs, const Project& project,
                                                const std::vector<migrations::MigrationTree>& trees) {
  std::vector<migrations::History> histories;
  if (std::ranges::none_of(inputs.rules, [](const CatalogueEntry* entry) { return reads_histories(entry->rule); }))
    return histories;
  histories.resize(trees.size());
  parallel_for(trees.size(), inputs.threads, [&](std::size_t n) {
    if (trees[n].whole()) histories[n] = migrations::run(project, trees[n]);
  });
  return histories;
}

bool has_schema(const RunInputs& run) {
  return run.database ||
         (!run.histories.empty() && std::ranges::any_of(run.migrations, [](const auto& tree) { return tree.whole(); }));
}

void count_incomplete(Summary& summary, const schema::Schema& schema) {
  for (const auto& [name, table] : schema.tables) summary.incomplete += !table.complete;
  for (const auto& [name, type] : schema.enums) summary.incomplete += !type.complete;
}

Summary summarize(const Inputs& inputs, const Project& project, const RunInputs& run) {
  Summary summary;
  for (std::size_t n = 0; n < project.files.size(); ++n) {
    if (!project.files[n].index) continue;
    ++summary.files;
    summary.checked += inputs.sources[inputs.sources.id(n)].checked;
  }
  if (run.database) count_incomplete(summary, *run.database);
  for (const migrations::History& history : run.histories) count_incomplete(summary, history.last);
  if (!has_schema(run)) {
    const auto waiting =
        std::ranges::count_if(inputs.rules, [](const CatalogueEntry* entry) { return needs_schema(entry->rule); });
    if (waiting > 0) {
      summary.skipped.push_back(std::to_string(waiting) +
                                " rules compare with a database and did not run: give one with `--schema`");
    }
  }
  return summary;
}

Policy make_policy(const Inputs& inputs, bool has_schema) {
  Policy policy;
  for (const CatalogueEntry& entry : catalogue()) policy.known.push_back(entry.id);
  for (const CatalogueEntry* entry : inputs.rules) {
    if (needs_schema(entry->rule) && !has_schema) continue;
    policy.rules.push_back({entry->id, entry->rule.summary, entry->page, entry->rule.severity});
  }
  policy.unused_rule = "suppression-unused";
  policy.all_ran = std::ranges::all_of(catalogue(), [&](const CatalogueEntry& entry) {
    return entry.rule.on_request || std::ranges::find(policy.rules, entry.id, &RuleInfo::id) != policy.rules.end();
  });
  return policy;
}

// Seconds that a file's parsing took are added up apart when someone wants to know them.
FileIndex index_source(const Source& source, double* parsing) {
  if (source.fault) return broken_index(source.fault->at, source.fault->message);
  if (!parsing) return index_file(source.text);
  const double begin = thread_seconds();
  Tree tree = parse(source.text);
  *parsing = thread_seconds() - begin;
  return index_tree(std::move(tree), source.text);
}

void end_indexing(Timings* timings, const std::vector<double>& parsing, const Sources& sources) {
  if (!timings) return;
  std::uint64_t bytes = 0;
  for (std::size_t n = 0; n < sources.size(); ++n) {
    const Source& source = sources[sources.id(n)];
    if (source.language == Language::python) bytes += source.text.size();
  }
  timings->take("parse", std::reduce(parsing.begin(), parsing.end()), bytes);
  timings->end("index", bytes);
}

}  // namespace

std::vector<std::shared_ptr<const FileIndex>> index_files(const Sources& sources, unsigned threads,
                                                          std::atomic<std::size_t>* indexed, Timings* timings) {
  std::vector<std::shared_ptr<const FileIndex>> indexes(sources.size());
  std::vector<std::size_t> order(sources.size());
  std::iota(order.begin(), order.end(), 0);
  // Large files first, so that none is left alone at the end.
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t n) { return sources[sources.id(n)].text.size(); });
  std::vector<double> parsing(timings ? order.size() : 0);
  parallel_for(order.size(), threads, [&](std::size_t n) {
    const Source& source = sources[sources.id(order[n])];
    if (source.language != Language::python) return;
    FileIndex index = index_source(source, timings ? &parsing[n] : nullptr);
    indexes[order[n]] = std::make_shared<const FileIndex>(std::move(index));
    if (indexed) ++*indexed;
  });
  end_indexing(timings, parsing, sources);
  return indexes;
}

std::optional<schema::Schema> read_schema(const Inputs& inputs, Problems& problems) {
  if (inputs.schema.empty()) return std::nullopt;
  std::vector<schema::Change> changes;
  for (const FileId file : inputs.schema) {
    std::ranges::move(schema::read_script(inputs.sources[file].text, file, problems), std::back_inserter(changes));
  }
  return schema::replay(changes, problems);
}

Report analyze(const Inputs& inputs) {
  Statements said;
  said.problems = inputs.problems;

  auto indexes = index_files(inputs.sources, inputs.threads, inputs.indexed, inputs.timings);
  const Project project = link(inputs.sources, std::move(indexes), make_library(inputs.stubs));
  end_phase(inputs.timings, "link");
  // From here on no Python is parsed, and the files do not change.

  Declarations declarations;
  const Domain domain = read_domain(project, declarations, inputs.threads);
  end_phase(inputs.timings, "domain");
  Usage usage = read_usage(project, domain, declarations, inputs.sources, inputs.threads);
  end_phase(inputs.timings, "usage");
  usage.undefined = undefined_names(project, domain, inputs.threads);
  end_phase(inputs.timings, "names");
  // From here on no framework is known: there are enums, tables, mapped classes, and what is done with them.

  const std::vector<migrations::MigrationTree> trees = migrations::find_migrations(project);
  const std::vector<migrations::History> histories = run_migrations(inputs, project, trees);
  const std::vector<migrations::Home> homes = migrations::find_homes(project, domain, trees);
  end_phase(inputs.timings, "migrations");

  const std::optional<schema::Schema> database = read_schema(inputs, said.problems);
  end_phase(inputs.timings, "schema");
  // From here on everything is const, and rules may run in any order.

  RunInputs run{domain, usage, trees, histories, homes, database ? &*database : nullptr, {}, inputs.threads};
  for (std::size_t n = 0; n < project.files.size(); ++n) {
    const FileId file = inputs.sources.id(n);
    if (project.files[n].index && inputs.sources[file].checked) run.files.push_back(file);
  }
  said.findings = run_rules(inputs.rules, run);
  end_phase(inputs.timings, "rules");

  said.suppressions = read_suppressions(find_comments(inputs, project), inputs.sources);
  said.unclear = unclear_files(project);
  said.summary = summarize(inputs, project, run);
  name_scopes(said.findings, project);
  return judge(std::move(said), make_policy(inputs, has_schema(run)), inputs.sources);
}

}  // namespace ormlint
