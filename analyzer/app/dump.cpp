#include "app/dump.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "app/domain_json.h"
#include "app/index_json.h"
#include "app/load.h"
#include "app/migrations.h"
#include "app/problems.h"
#include "app/terminal.h"
#include "base/lines.h"
#include "domain/print.h"
#include "index/print.h"
#include "pipeline/analyze.h"
#include "project/link.h"
#include "project/print.h"
#include "schema/print.h"
#include "syntax/recover.h"
#include "syntax/strict.h"
#include "types/print.h"

namespace ormlint {

namespace {

// The first line in which two prints differ, from both.
std::string first_difference(std::string_view left, std::string_view right) {
  const auto line = [](std::string_view text, std::size_t begin) {
    return text.substr(begin, text.find('\n', begin) - begin);
  };
  const auto [at, other] = std::ranges::mismatch(left, right);
  const auto same = static_cast<std::size_t>(at - left.begin());
  const std::size_t before = same == 0 ? std::string_view::npos : left.rfind('\n', same - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return fmt::format("  strict   {}\n  recover  {}\n", line(left, begin), line(right, begin));
}

// Every checked file's index; by one parser, if it was asked for.
std::string print_indexes(const Inputs& inputs, const std::string& parser, bool json) {
  std::string out;
  if (parser.empty()) {
    const auto indexes = index_files(inputs.sources, inputs.threads);
    for (std::size_t n = 0; n < indexes.size(); ++n) {
      const Source& source = inputs.sources[inputs.sources.id(n)];
      if (!indexes[n] || !source.checked) continue;
      out += json ? index_json(source.shown_path(), *indexes[n]) : print_index(*indexes[n]);
    }
    return out;
  }
  for (std::size_t n = 0; n < inputs.sources.size(); ++n) {
    const Source& source = inputs.sources[inputs.sources.id(n)];
    if (!source.checked || source.language != Language::python || source.fault) continue;
    const auto print = [&](Tree tree) { return print_index(index_tree(std::move(tree), source.text)); };
    if (parser != "both") {
      out += "file " + source.shown_path() + '\n';
      out += print(parser == "strict" ? strict(source.text) : recover(source.text));
      continue;
    }
    const std::string left = print(strict(source.text)), right = print(recover(source.text));
    if (left != right) out += source.shown_path() + '\n' + first_difference(left, right);
  }
  return out;
}

std::string print_domain(const Inputs& inputs, const Project& project, bool json) {
  Declarations declarations;
  const Domain domain = read_domain(project, declarations, inputs.threads);
  const auto place = [&](Location at) {
    const Source& source = inputs.sources[at.file];
    const LineColumn line = Lines(source.text).at(at.span.begin);
    return fmt::format("{}:{}:{}", source.shown_path(), line.line, line.column);
  };
  return json ? domain_json(domain, project, declarations, place) : print_domain(domain, place);
}

std::string print_all_types(const Inputs& inputs, const Project& project) {
  Declarations declarations;
  const Domain domain = read_domain(project, declarations, inputs.threads);
  std::string out;
  for (std::size_t n = 0; n < inputs.sources.size(); ++n) {
    const FileId id = inputs.sources.id(n);
    const Source& source = inputs.sources[id];
    if (!source.checked || !project.files[n].index) continue;
    const Lines lines(source.text);
    out += "file " + source.shown_path() + '\n';
    out += print_types(project, domain, declarations, id, [&](Span span) { return lines.at(span.begin).line; });
  }
  return out;
}

}  // namespace

int dump(const DumpOptions& options) {
  CheckOptions wanted;
  wanted.paths = options.paths;
  wanted.schema = options.schema;
  const bool replayed = options.what == "changes" || options.what == "migrations" || !options.at.empty();
  if (options.what == "schema" && !replayed && wanted.schema.empty() && wanted.paths.size() == 1)
    wanted.schema = std::exchange(wanted.paths, {}).front();
  const auto loaded = load(wanted);
  if (!loaded) return refuse(loaded.error());
  const Inputs& inputs = loaded->inputs;
  Problems problems = inputs.problems;
  std::string out;
  if (replayed) {
    const auto printed = print_migrations(inputs, options);
    if (!printed) return refuse(printed.error());
    out = *printed;
  } else if (options.what == "schema") {
    const auto database = read_schema(inputs, problems);
    if (!database) return refuse({"there is no schema to print: give one with `--schema`", {}});
    out = schema::print(*database);
  } else if (options.what == "index") {
    out = print_indexes(inputs, options.parser, options.json);
  } else {
    const Project project =
        link(inputs.sources, index_files(inputs.sources, inputs.threads), make_library(inputs.stubs));
    out = options.what == "project" ? print_project(project)
          : options.what == "types" ? print_all_types(inputs, project)
                                    : print_domain(inputs, project, options.json);
  }
  for (const Problem& problem : problems) tell(problem, inputs.sources);
  const auto written = write_output(out);
  if (!written) return refuse(written.error());
  return problems.empty() ? 0 : 2;
}

}  // namespace ormlint
