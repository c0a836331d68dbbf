// The only file that includes CLI11, which costs twelve seconds to compile.
#include "app/options.h"

#include <CLI/CLI.hpp>
#include <sstream>
#include <utility>

namespace ormlint {

namespace {

// "sarif" or "sarif:report.sarif"
std::string read_output(const std::string& text, Output& output) {
  const std::size_t colon = text.find(':');
  const std::string name = text.substr(0, colon);
  const auto format = format_named(name);
  if (!format || *format == Format::statistics) {
    return "`" + name + "` is no format: text, concise, sarif, github or json";
  }
  output.format = *format;
  if (colon != std::string::npos) output.file = text.substr(colon + 1);
  if (colon != std::string::npos && output.file.empty()) return "a file's name is missing after `" + text + "`";
  return {};
}

// --output is the place of the one format that names none.
std::string place_output(CheckOptions& options, const std::vector<std::string>& formats, const std::string& file) {
  for (const std::string& text : formats) {
    Output output;
    if (std::string wrong = read_output(text, output); !wrong.empty()) return wrong;
    options.outputs.push_back(std::move(output));
  }
  if (options.outputs.empty()) options.outputs.push_back({});
  int without = 0;
  for (Output& output : options.outputs) {
    if (!output.file.empty()) continue;
    output.file = file;
    ++without;
  }
  if (without > 1) return "two formats cannot go to one place: give each its own, as in `--format sarif:report.sarif`";
  if (without == 0 && !file.empty()) return "`--output` has nothing to write: every format has a file already";
  return {};
}

struct CheckArguments {
  CheckOptions options;
  std::vector<std::string> formats;
  std::string output;
};

// What is checked, against what, by which rules.
void describe_subject(CLI::App& check, CheckOptions& options) {
  check.add_option("PATH", options.paths, "Files and directories to tell findings of [default: .]");
  check
      .add_option("--schema", options.schema,
                  "The database: a pg_dump file, SQL, a folder of SQL files, a snapshot, or postgresql://…")
      ->type_name("FILE|URL");
  const auto rules = [&](const char* flag, std::vector<std::string>& list, const char* help) {
    check.add_option(flag, list, help)
        ->type_name("RULE")
        ->delimiter(',')
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
  };
  rules("--select", options.select, "Run only these rules, or groups of them, as in `enum`");
  rules("--extend-select", options.extend, "Run these too: some rules run only on request");
  rules("--ignore", options.ignore, "Leave these rules out");
  check.add_option("--exclude", options.exclude, "Leave files out, in .gitignore's language")
      ->type_name("PATTERN")
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
  check.add_flag("--quiet,-q", options.quiet, "Findings only: no summary, no progress");
  check.add_option("--jobs,-j", options.jobs, "How many threads [default: one for each core]")
      ->type_name("N")
      ->check(CLI::Range(1u, 256u));
}

void describe_check(CLI::App& check, CheckArguments& arguments) {
  CheckOptions& options = arguments.options;
  describe_subject(check, options);
  check
      .add_option("--format", arguments.formats,
                  "text, concise, sarif, github or json; with a file as in sarif:FILE; may be repeated")
      ->type_name("FORMAT[:FILE]")
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
  check.add_option("--output,-o", arguments.output, "Write there instead of to standard output")->type_name("FILE");
  check.add_flag("--exit-zero", options.exit_zero, "Exit with 0 also when there are findings");
  check.add_flag("--statistics", options.statistics, "Count the findings of each rule");
  // For those who make this program faster, so the help is silent of it.
  check.add_flag("--timings", options.timings, "Tell on standard error where the time went")->group("");
}

Advice help_of(const CLI::App& app) {
  const CLI::App* chosen = &app;
  for (const CLI::App* sub : app.get_subcommands()) chosen = sub;
  return {chosen == &app ? app.help() : chosen->help("ormlint"), 0};
}

std::string first_sentence(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '.')) text.pop_back();
  return text;
}

}  // namespace

std::variant<Options, Advice> parse_command_line(int argc, const char* const* argv) {
  CLI::App app{"ormlint says where code, models and database disagree, without running any of them."};
  app.name("ormlint");
  app.require_subcommand(1);
  app.failure_message([](const CLI::App*, const CLI::Error& error) { return std::string(error.what()); });

  CheckArguments check;
  SnapshotOptions snapshot;
  RuleOptions rule;
  DumpOptions dump;
  CLI::App* const checks = app.add_subcommand("check", "Check Python files, and models against a database");
  describe_check(*checks, check);
  FixOptions fix;
  CLI::App* const fixes = app.add_subcommand("fix", "Apply the fixes of what check finds");
  describe_subject(*fixes, fix.check);
  fixes->add_flag("--unsafe", fix.unsafe, "Also those that may not be what was meant");
  CLI::App* const snapshots =
      app.add_subcommand("snapshot", "Write a live database's schema as SQL, to be kept and checked against");
  snapshots->add_option("URL", snapshot.url, "postgresql://user@host/database")->required();
  snapshots->add_option("--output,-o", snapshot.output, "Write there instead of to standard output")->type_name("FILE");
  CLI::App* const rules = app.add_subcommand("rule", "Show a rule's page, or list all rules");
  rules->add_option("ID", rule.id, "The rule");
  CLI::App* const dumps = app.add_subcommand("dump", "Print what a phase of the analysis made");
  dumps->add_option("WHAT", dump.what, "index, project, domain, types, changes or schema")
      ->required()
      ->check(CLI::IsMember({"index", "project", "domain", "types", "changes", "schema"}));
  dumps->add_option("PATH", dump.paths, "Files and directories [default: .]");
  dumps->add_option("--schema", dump.schema, "The database, as for check")->type_name("FILE|URL");
  dumps->add_option("--at", dump.at, "Of a schema: what the migrations have made after this one, or head")
      ->type_name("REVISION");
  dumps->add_option("--migrations", dump.migrations, "The tree of migrations below this folder")->type_name("FOLDER");
  dumps
      ->add_option_function<std::string>(
          "--format", [&](const std::string& format) { dump.json = format == "json"; },
          "Of an index: text, or one line of JSON for each file; of a domain: text, or JSON")
      ->check(CLI::IsMember({"text", "json"}));
  dumps->add_option("--parser", dump.parser, "Of an index: by strict, by recover, or where both differ")
      ->check(CLI::IsMember({"strict", "recover", "both"}))
      ->group("");
  DumpOptions tree;
  tree.what = "migrations";
  CLI::App* const trees = app.add_subcommand("migrations", "Show the migrations, and what each of them does");
  trees->add_option("PATH", tree.paths, "Files and directories [default: .]");
  trees->add_option("--migrations", tree.migrations, "The tree of migrations below this folder")->type_name("FOLDER");
  CLI::App* const versions = app.add_subcommand("version", "Say which ormlint this is");

  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return help_of(app);
  } catch (const CLI::Error& error) {
    return Advice{first_sentence(error.what()), 2};
  }
  if (checks->parsed()) {
    if (std::string wrong = place_output(check.options, check.formats, check.output); !wrong.empty())
      return Advice{wrong, 2};
    return std::move(check.options);
  }
  if (fixes->parsed()) return fix;
  if (snapshots->parsed()) return snapshot;
  if (rules->parsed()) return rule;
  if (dumps->parsed()) return dump;
  if (trees->parsed()) return tree;
  (void)versions;
  return VersionOptions{};
}

}  // namespace ormlint
