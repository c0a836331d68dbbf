#include "app/load.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "app/config.h"
#include "app/schema_source.h"
#include "app/stub_files.h"
#include "base/closest.h"
#include "sources/discover.h"

namespace ormlint {

namespace {

std::string working_directory() {
  char buffer[PATH_MAX];
  return ::getcwd(buffer, sizeof buffer) ? buffer : "/";
}

std::string home() {
  const char* const value = std::getenv("HOME");
  return value ? value : "";
}

// A rule's own id, or the first word of several.
bool matches(std::string_view id, std::string_view wanted) {
  return id == wanted || (id.starts_with(wanted) && id.size() > wanted.size() && id[wanted.size()] == '-');
}

Result<void> check_known(const std::vector<std::string>& wanted) {
  const auto all = catalogue();
  for (const std::string& name : wanted) {
    if (std::ranges::any_of(all, [&](const CatalogueEntry& entry) { return matches(entry.id, name); })) continue;
    std::vector<std::string_view> ids;
    for (const CatalogueEntry& entry : all) ids.push_back(entry.id);
    const auto meant = closest(ids, name);
    return fail(
        fmt::format("there is no rule `{}`{}", name, meant ? fmt::format(", did you mean `{}`?", ids[*meant]) : ""));
  }
  return {};
}

void tell_provenance(EmitOptions& emit, const Found& found) {
  if (!found.repository) return;
  emit.root_in_repository = found.repository->prefix;
  emit.provenance = {found.repository->remote, found.repository->commit, found.repository->branch};
}

// What each folder's pyproject.toml promises, of those that hold the files.
std::unordered_map<std::string, unsigned> read_oldest_pythons(const std::string& root, const Sources& sources) {
  std::unordered_map<std::string, unsigned> found;
  std::unordered_set<std::string_view> seen;
  for (std::size_t n = 0; n < sources.size(); ++n) {
    std::string_view at = sources[sources.id(n)].path;
    while (!at.empty()) {
      const std::size_t slash = at.rfind('/');
      at = at.substr(0, slash == at.npos ? 0 : slash);
      if (!seen.insert(at).second) break;
      const std::string folder(at);
      if (const auto oldest = read_oldest_python(root + "/" + folder)) found[folder] = *oldest;
    }
  }
  return found;
}

}  // namespace

Result<std::vector<const CatalogueEntry*>> choose_rules(const Choice& choice) {
  for (const auto* list : {&choice.select, &choice.extend, &choice.ignore}) {
    if (const auto known = check_known(*list); !known) return std::unexpected(known.error());
  }
  std::vector<const CatalogueEntry*> chosen;
  for (const CatalogueEntry& entry : catalogue()) {
    const auto named = [&](const std::string& name) { return matches(entry.id, name); };
    const bool selected = entry.rule.on_request ? std::ranges::find(choice.select, entry.id) != choice.select.end()
                                                : choice.select.empty() || std::ranges::any_of(choice.select, named);
    const bool wanted = selected || std::ranges::any_of(choice.extend, named);
    if (wanted && std::ranges::none_of(choice.ignore, named)) chosen.push_back(&entry);
  }
  if (chosen.empty()) return fail("no rule is left to run: `--select` and `--ignore` exclude each other");
  return chosen;
}

Result<Loaded> load(const CheckOptions& options, Timings* timings) {
  const auto target = find_target({options.paths, working_directory(), home()});
  if (!target) return std::unexpected(target.error());
  auto config = read_config(target->root);
  if (!config) return std::unexpected(config.error());
  auto rules = choose_rules({options.select.empty() ? config->select : options.select,
                             options.extend.empty() ? config->extend : options.extend,
                             options.ignore.empty() ? config->ignore : options.ignore});
  if (!rules) return std::unexpected(rules.error());

  Loaded loaded;
  loaded.inputs.rules = std::move(*rules);
  loaded.inputs.threads = options.jobs ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
  const std::string& schema = options.schema.empty() ? config->schema : options.schema;
  std::vector<Source> database;
  if (!schema.empty()) {
    auto sources = load_schema(schema, *target);
    if (!sources) return std::unexpected(sources.error());
    database = std::move(*sources);
  }
  Reading reading;
  reading.exclude = std::move(config->exclude);
  reading.exclude.insert(reading.exclude.end(), options.exclude.begin(), options.exclude.end());
  reading.threads = loaded.inputs.threads;
  reading.timings = loaded.inputs.timings = timings;
  Found found = read_sources(*target, reading, loaded.inputs.problems);
  std::ranges::move(read_stubs(config->stubs, loaded.inputs.problems), std::back_inserter(loaded.inputs.stubs));
  tell_provenance(loaded.emit, found);
  loaded.inputs.sources = std::move(found.sources);
  loaded.inputs.sources.set_oldest_pythons(read_oldest_pythons(target->root, loaded.inputs.sources));
  for (Source& source : database) {
    while (loaded.inputs.sources.find(source.path)) source.path += " (schema)";
    loaded.inputs.schema.push_back(loaded.inputs.sources.add(std::move(source)));
  }
  return loaded;
}

}  // namespace ormlint
