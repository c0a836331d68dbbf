#include "app/migrations.h"

#include <fmt/core.h>

#include "base/lines.h"
#include "base/paths.h"
#include "migrations/print.h"
#include "pipeline/analyze.h"
#include "project/link.h"
#include "schema/print.h"

namespace ormlint {

namespace {

// The trees below a folder, as it was given: relative to the project or to where the command runs.
std::vector<migrations::MigrationTree> chosen(const Project& project, const std::string& folder) {
  std::vector<migrations::MigrationTree> trees = migrations::find_migrations(project);
  std::string wanted = folder;
  while (wanted.ends_with('/')) wanted.pop_back();
  while (wanted.starts_with("./")) wanted.erase(0, 2);
  if (wanted.empty() || wanted == ".") return trees;
  std::erase_if(trees, [&](const migrations::MigrationTree& tree) {
    return !is_or_is_below(tree.folder, wanted) && !is_below(wanted, tree.folder) &&
           !wanted.ends_with("/" + tree.folder) && !tree.folder.ends_with("/" + wanted);
  });
  return trees;
}

Result<std::string> print_schema(const Project& project, const migrations::MigrationTree& tree, const std::string& at) {
  const migrations::History history = migrations::run(project, tree);
  if (at == "head" || at == "heads") return schema::print(history.last);
  const auto revision = tree.find(at);
  if (!revision) return fail(fmt::format("`{}` names no revision of `{}`, or several", at, tree.folder));
  return schema::print(migrations::schema_at(history, tree, *revision));
}

}  // namespace

Result<std::string> print_migrations(const Inputs& inputs, const DumpOptions& options) {
  const Project project = link(inputs.sources, index_files(inputs.sources, inputs.threads), make_library(inputs.stubs));
  const auto trees = chosen(project, options.migrations);
  if (trees.empty()) return fail("there are no migrations here: no file that binds `revision` and `down_revision`");
  if (!options.at.empty()) {
    if (trees.size() == 1) return print_schema(project, trees.front(), options.at);
    std::string folders;
    for (const auto& tree : trees) folders += (folders.empty() ? "`" : ", `") + tree.folder + "`";
    return fail(
        fmt::format("there are {} trees of migrations: choose one of {} with `--migrations`", trees.size(), folders));
  }
  const auto place = [&](Location at) {
    const Source& source = inputs.sources[at.file];
    const LineColumn line = Lines(source.text).at(at.span.begin);
    return fmt::format("{}:{}", source.shown_path(), line.line);
  };
  std::string out;
  for (const auto& tree : trees) {
    const migrations::History history = migrations::run(project, tree);
    out += options.what == "migrations" ? print_tree(tree, history, place) : print_changes(tree, history, place);
  }
  return out;
}

}  // namespace ormlint
