// From what rules say to what the user is told.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "report/finding.h"

namespace ormlint {

// Active findings are told and decide the exit code; the others are kept for formats that show them.
enum class Status : std::uint8_t { active, suppressed };

struct Judged {
  Finding finding;
  Severity severity = Severity::error;
  Status status = Status::active;
  std::string fingerprint;  // stays the same when lines move: "hash:ordinal", the form GitHub asks for
};

// What emitters say of a rule; made from the catalogue, so that no emitter includes a rule.
struct RuleInfo {
  std::string_view id;
  std::string_view summary;
  std::string_view page;  // Markdown, whole
  Severity severity = Severity::error;
};

// What was read and left out: the last lines of the text output.
struct Summary {
  std::uint32_t files = 0;           // Python files read
  std::uint32_t checked = 0;         // of these, the ones findings are told of
  std::uint32_t incomplete = 0;      // tables and types of the schema that were not understood
  std::vector<std::string> skipped;  // sentences: which rules did not run, and why
};

struct Report {
  std::vector<Judged> findings;  // by path, place, rule, message
  Problems problems;
  std::vector<RuleInfo> rules;  // every rule that ran, by id
  Summary summary;
};

// 0 nothing active, 1 active findings, 2 could not do what was asked. Here, since the process and SARIF must agree.
int exit_code(const Report& report);

}  // namespace ormlint
