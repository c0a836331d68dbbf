// A report as bytes. One file per format; each appends to a string and reads nothing but its arguments, so that the
// same report gives the same bytes on every machine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "report/report.h"
#include "sources/sources.h"

namespace ormlint {

// Where the code came from, for formats that travel away from it.
struct Provenance {
  std::string repository;  // its address as a URI; empty: the rest is not written either
  std::string revision;
  std::string branch;
};

struct EmitOptions {
  bool colour = false;
  bool summary = true;  // text: how much was found and checked, behind the findings
  // Also tell what comments silence, where a format can mark it as such. Off for SARIF that goes to GitHub: it takes a
  // result with `suppressions` for an open alert.
  bool suppressed = false;
  std::string version;      // of ormlint: "1.2.3"
  std::string information;  // the project's page, as a URI; empty: not written
  std::string rule_pages;   // what a rule's id is put behind to make the URI of its page; empty: not written

  // Paths in Sources count from the project's root, code hosts want them from the root of the repository.
  std::string root_in_repository;  // "services/api/"; empty when both are one

  Provenance provenance;
  std::string run_kind;  // tells runs over one commit apart, such as "live"; part of SARIF's category
};

enum class Format : std::uint8_t { text, concise, sarif, github, json, statistics };

// By the name that the command line uses.
std::optional<Format> format_named(std::string_view name);

void emit(Format format, const Report& report, const Sources& sources, const EmitOptions& options, std::string& out);

// For people: source lines with marks under what is meant, in the manner of rustc and ruff.
void emit_text(const Report& report, const Sources& sources, const EmitOptions& options, std::string& out);
// One line each, for problem matchers: path:line:column: severity: message [rule-id]
void emit_concise(const Report& report, const Sources& sources, const EmitOptions& options, std::string& out);
// SARIF 2.1.0, within the limits that GitHub publishes.
void emit_sarif(const Report& report, const Sources& sources, const EmitOptions& options, std::string& out);
// Workflow commands of GitHub Actions: annotations without an upload.
void emit_github(const Report& report, const Sources& sources, const EmitOptions& options, std::string& out);
// Our own JSON, for scripts.
void emit_json(const Report& report, const Sources& sources, const EmitOptions& options, std::string& out);
// How many findings each rule has.
void emit_statistics(const Report& report, const Sources& sources, const EmitOptions& options, std::string& out);

}  // namespace ormlint
