#include "app/commands.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "app/fix.h"
#include "app/load.h"
#include "app/progress.h"
#include "app/terminal.h"
#include "app/timings.h"
#include "app/version.h"
#include "base/closest.h"
#include "base/files.h"
#include "base/lines.h"
#include "domain/print.h"
#include "index/print.h"
#include "pipeline/analyze.h"
#include "project/link.h"
#include "project/print.h"
#include "schema/live.h"
#include "schema/print.h"
#include "syntax/recover.h"
#include "syntax/strict.h"

namespace ormlint {

namespace {

bool is_set(const char* variable) {
  const char* const value = std::getenv(variable);
  return value && *value;
}

bool wants_colour() {
  if (is_set("NO_COLOR")) return false;
  if (is_set("FORCE_COLOR") || is_set("CLICOLOR_FORCE")) return true;
  const char* const terminal = std::getenv("TERM");
  return ::isatty(STDOUT_FILENO) && terminal && std::string_view(terminal) != "dumb";
}

// A report's bytes to its place.
Result<void> write(const std::string& file, std::string_view bytes) {
  return file.empty() ? write_output(bytes) : write_file(file, bytes);
}

void tell(const Problem& problem, const Sources& sources) {
  std::string where;
  if (problem.at) {
    const Source& source = sources[problem.at->file];
    const LineColumn line = Lines(source.text).at(problem.at->span.begin);
    where = fmt::format("{}:{}:{}: ", source.shown_path(), line.line, line.column);
  }
  complain(where + problem.text);
}

// The text output tells problems itself; whoever reads another format would not see why the exit code is 2.
void tell_problems(const CheckOptions& options, const Report& report, const Sources& sources) {
  for (const Output& output : options.outputs) {
    if (output.format == Format::text && output.file.empty()) return;
  }
  for (const Problem& problem : report.problems) tell(problem, sources);
}

int check(const CheckOptions& options) {
  Progress progress(!options.quiet);
  Timings timings;
  auto loaded = load(options, options.timings ? &timings : nullptr);
  if (!loaded) return refuse(loaded.error());
  progress.begin(loaded->inputs.sources.size());
  loaded->inputs.indexed = &progress.done();
  const Report report = analyze(loaded->inputs);
  progress.end();
  end_phase(loaded->inputs.timings, "judge");

  EmitOptions emit_options = loaded->emit;
  emit_options.version = version;
  emit_options.summary = !options.quiet;
  int code = exit_code(report);
  for (const Output& output : options.outputs) {
    emit_options.colour = output.file.empty() && output.format == Format::text && wants_colour();
    std::string bytes;
    emit(output.format, report, loaded->inputs.sources, emit_options, bytes);
    if (const auto written = write(output.file, bytes); !written) code = refuse(written.error());
  }
  end_phase(loaded->inputs.timings, "emit");
  if (options.timings) tell_timings(timings);
  tell_problems(options, report, loaded->inputs.sources);
  if (options.statistics) {
    std::string bytes;
    emit(Format::statistics, report, loaded->inputs.sources, emit_options, bytes);
    if (const auto written = write({}, bytes); !written) code = refuse(written.error());
  }
  return options.exit_zero && code == 1 ? 0 : code;
}

int snapshot(const SnapshotOptions& options) {
  const auto made = schema::snapshot(options.url);
  if (!made) return refuse(made.error());
  if (const auto written = write(options.output, made->text); !written) return refuse(written.error());
  for (const Problem& problem : made->problems) complain(problem.text);
  return made->problems.empty() ? 0 : 2;
}

int rule(const RuleOptions& options) {
  std::string out;
  if (options.id.empty()) {
    for (const CatalogueEntry& entry : catalogue()) out += fmt::format("{:34} {}\n", entry.id, entry.rule.summary);
  } else if (const CatalogueEntry* entry = find_rule(options.id)) {
    out = entry->page;
  } else {
    const auto chosen = choose_rules({options.id}, {});
    if (!chosen) return refuse(chosen.error());
    for (const CatalogueEntry* one : *chosen) out += fmt::format("{:34} {}\n", one->id, one->rule.summary);
  }
  const auto written = write({}, out);
  return written ? 0 : refuse(written.error());
}

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
std::string print_indexes(const Inputs& inputs, const std::string& parser) {
  std::string out;
  if (parser.empty()) {
    const auto indexes = index_files(inputs.sources, inputs.threads);
    for (std::size_t n = 0; n < indexes.size(); ++n) {
      if (indexes[n] && inputs.sources[inputs.sources.id(n)].checked) out += print_index(*indexes[n]);
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

int dump(const DumpOptions& options) {
  CheckOptions wanted;
  wanted.paths = options.paths;
  wanted.schema = options.schema;
  if (options.what == "schema" && wanted.schema.empty() && wanted.paths.size() == 1)
    wanted.schema = std::exchange(wanted.paths, {}).front();
  const auto loaded = load(wanted);
  if (!loaded) return refuse(loaded.error());
  const Inputs& inputs = loaded->inputs;
  Problems problems = inputs.problems;
  std::string out;
  if (options.what == "schema") {
    const auto database = read_schema(inputs, problems);
    if (!database) return refuse({"there is no schema to print: give one with `--schema`", {}});
    out = schema::print(*database);
  } else if (options.what == "index") {
    out = print_indexes(inputs, options.parser);
  } else {
    const Project project = link(inputs.sources, index_files(inputs.sources, inputs.threads));
    Declarations declarations;
    const auto place = [&](Location at) {
      const Source& source = inputs.sources[at.file];
      const LineColumn line = Lines(source.text).at(at.span.begin);
      return fmt::format("{}:{}:{}", source.shown_path(), line.line, line.column);
    };
    out = options.what == "project" ? print_project(project) : print_domain(read_domain(project, declarations), place);
  }
  for (const Problem& problem : problems) tell(problem, inputs.sources);
  const auto written = write({}, out);
  if (!written) return refuse(written.error());
  return problems.empty() ? 0 : 2;
}

int say_version(const VersionOptions&) {
  const auto written = write({}, fmt::format("ormlint {}\n", version));
  return written ? 0 : refuse(written.error());
}

}  // namespace

int run(const Options& options) {
  struct Run {
    int operator()(const CheckOptions& chosen) const { return check(chosen); }
    int operator()(const FixOptions& chosen) const { return fix(chosen); }
    int operator()(const SnapshotOptions& chosen) const { return snapshot(chosen); }
    int operator()(const RuleOptions& chosen) const { return rule(chosen); }
    int operator()(const DumpOptions& chosen) const { return dump(chosen); }
    int operator()(const VersionOptions& chosen) const { return say_version(chosen); }
  };
  return std::visit(Run{}, options);
}

}  // namespace ormlint
