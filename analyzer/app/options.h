// The command line as a value.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "emit/emit.h"

namespace ormlint {

struct Output {
  Format format = Format::text;
  std::string file;  // empty: standard output
};

struct CheckOptions {
  std::vector<std::string> paths;
  std::string schema;  // a file or a postgresql:// address; empty: none given
  std::vector<Output> outputs;
  std::vector<std::string> select, extend, ignore, exclude;
  bool exit_zero = false;
  bool statistics = false;
  bool quiet = false;
  bool timings = false;
  unsigned jobs = 0;  // 0: as many as the machine has cores
};

struct FixOptions {
  CheckOptions check;
  bool unsafe = false;  // also what may change what the code does
};

struct SnapshotOptions {
  std::string url;
  std::string output;  // empty: standard output
};

struct RuleOptions {
  std::string id;  // empty: list all
};

struct DumpOptions {
  std::string what;   // index, project, domain, types, schema, changes; migrations is a command of its own
  bool json = false;  // of an index or a domain
  std::vector<std::string> paths;
  std::string schema;
  std::string migrations;  // the folder of one tree of migrations; empty: all trees, or the only one
  std::string at;          // of a schema: after this revision of the migrations, "head" for the last one
  std::string parser;      // of an index: strict or recover, each file under its name; both: only where they differ
};

struct VersionOptions {};

using Options = std::variant<CheckOptions, FixOptions, SnapshotOptions, RuleOptions, DumpOptions, VersionOptions>;

// Instead of something to do: what to print, and the exit code. 0 after --help, 2 after a mistake.
struct Advice {
  std::string text;
  int exit_code = 2;
};

std::variant<Options, Advice> parse_command_line(int argc, const char* const* argv);

}  // namespace ormlint
