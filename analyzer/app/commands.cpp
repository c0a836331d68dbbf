#include "app/commands.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "app/dump.h"
#include "app/fix.h"
#include "app/load.h"
#include "app/problems.h"
#include "app/progress.h"
#include "app/terminal.h"
#include "app/timings.h"
#include "app/version.h"
#include "base/closest.h"
#include "base/files.h"
#include "pipeline/analyze.h"
#include "schema/live.h"

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

std::string listed(const CatalogueEntry& entry) {
  return fmt::format("{:34} {}{}\n", entry.id, entry.rule.summary, entry.rule.on_request ? " (on request)" : "");
}

int rule(const RuleOptions& options) {
  std::string out;
  if (options.id.empty()) {
    for (const CatalogueEntry& entry : catalogue()) out += listed(entry);
  } else if (const CatalogueEntry* entry = find_rule(options.id)) {
    out = entry->page;
  } else {
    const auto chosen = choose_rules({{options.id}, {options.id}, {}});
    if (!chosen) return refuse(chosen.error());
    for (const CatalogueEntry* one : *chosen) out += listed(*one);
  }
  const auto written = write({}, out);
  return written ? 0 : refuse(written.error());
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
