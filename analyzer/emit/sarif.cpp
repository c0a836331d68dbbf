// SARIF 2.1.0, as GitHub code scanning takes it; valid by the OASIS schema, and within the limits GitHub publishes:
// 25,000 results in a run (of which it keeps 5,000, the gravest first), 100 locations of a result, 10 MB compressed,
// which 25,000 of our results stay far below.
//
// What is chosen here and not elsewhere:
//   - Paths are relative to the repository's root and have no scheme: GitHub refuses a log whose absolute URIs have
//     another scheme than its checkout, so a place in a database is relative too, under a base of its own.
//   - A result's message is its message, the notes and the help as sentences; a note with a place in a file links to
//   it.
//   - Columns count code points, as our lines do. No time, host or folder is written: the same report, the same bytes.
//   - A later baseline adds `baselineState` to each result; the fingerprints are what it would compare.
#include <fmt/core.h>

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "emit/counts.h"
#include "emit/emit.h"
#include "emit/sarif_places.h"
#include "emit/sarif_rule.h"

namespace ormlint {

namespace {

constexpr std::size_t most_results = 25'000;
constexpr std::size_t most_related = 99;  // with the place itself 100
constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

// The gravest, in the report's order.
std::vector<const Judged*> results_to_write(const Report& report, bool suppressed) {
  std::vector<const Judged*> chosen;
  for (const Judged& judged : report.findings) {
    if (judged.status == Status::active || suppressed) chosen.push_back(&judged);
  }
  if (chosen.size() <= most_results) return chosen;
  std::ranges::stable_sort(chosen, std::greater(), &Judged::severity);
  chosen.resize(most_results);
  std::ranges::sort(chosen);  // they are elements of one vector: by address is by place
  return chosen;
}

std::string linked(std::string_view text, std::size_t id) {
  std::string link = "[";
  for (const char c : text) {
    if (c == '[' || c == ']' || c == '\\') link += '\\';
    link += c;
  }
  return link + fmt::format("]({})", id);
}

class SarifEmitter {
 public:
  SarifEmitter(const Report& report, const Sources& sources, const EmitOptions& options, std::string& out)
      : report_(report), sources_(sources), options_(options), json_(out), places_(sources, options, json_) {}

  void run() {
    const std::vector<const Judged*> results = results_to_write(report_, options_.suppressed);
    json_.open_object();
    json_.member("$schema", schema);
    json_.member("version", "2.1.0");
    json_.array("runs");
    json_.open_object();
    json_.new_line();
    tool();
    json_.new_line();
    json_.array("results");
    for (const Judged* judged : results) result(*judged);
    json_.close_array();
    json_.new_line();
    invocation(results.size());
    json_.new_line();
    places_.artifacts();
    json_.new_line();
    about_the_run();
    json_.close_object();
    json_.close_array();
    json_.close_object();
  }

 private:
  void tool() {
    json_.object("tool");
    json_.object("driver");
    json_.member("name", "ormlint");
    if (!options_.version.empty()) json_.member("semanticVersion", options_.version);
    if (!options_.information.empty()) json_.member("informationUri", options_.information);
    json_.array("rules");
    for (const RuleInfo& rule : report_.rules) {
      rule_index_.emplace(rule.id, rule_index_.size());
      json_.new_line();
      write_rule(json_, rule, options_);
    }
    json_.close_array();
    json_.close_object();
    json_.close_object();
  }

  std::string message(const Finding& finding) const {
    std::string message = sentence(finding.message);
    std::size_t id = 0;
    for (const Note& note : finding.notes) {
      if (note.at) ++id;
      const bool link = note.at && id <= most_related && !places_.in_database(note.at->file);
      message += ' ';
      message += link ? linked(note.text, id) + "." : sentence(note.text);
    }
    if (!finding.help.empty()) message.append(1, ' ').append(sentence(finding.help));
    return message;
  }

  void result(const Judged& judged) {
    const Finding& finding = judged.finding;
    json_.new_line();
    json_.open_object();
    json_.member("ruleId", finding.rule);
    if (const auto rule = rule_index_.find(finding.rule); rule != rule_index_.end()) {
      json_.member("ruleIndex", rule->second);
    }
    json_.member("level", sarif_level(judged.severity));
    write_text(json_, "message", message(finding));
    json_.array("locations");
    json_.open_object();
    places_.physical_location(finding.at);
    if (!finding.scope.empty()) logical_location(finding.scope);
    json_.close_object();
    json_.close_array();
    related_locations(finding);
    json_.object("partialFingerprints");
    json_.member("primaryLocationLineHash", judged.fingerprint);
    json_.close_object();
    if (finding.fix) fix(*finding.fix);
    if (options_.suppressed) suppressions(judged.status);
    json_.close_object();
  }

  void logical_location(std::string_view scope) {
    json_.array("logicalLocations");
    json_.open_object();
    json_.member("fullyQualifiedName", scope);
    json_.close_object();
    json_.close_array();
  }

  void related_locations(const Finding& finding) {
    std::size_t id = 0;
    for (const Note& note : finding.notes) {
      if (!note.at || id == most_related) continue;
      if (++id == 1) json_.array("relatedLocations");
      json_.open_object();
      json_.member("id", id);
      places_.physical_location(*note.at);
      write_text(json_, "message", sentence(note.text));
      json_.close_object();
    }
    if (id > 0) json_.close_array();
  }

  // A file's edits stand together in one change; edits of a fix are few.
  void fix(const Fix& fix) {
    std::vector<FileId> files;
    for (const Edit& edit : fix.edits) {
      if (std::ranges::find(files, edit.at.file) == files.end()) files.push_back(edit.at.file);
    }
    if (files.empty()) return;
    json_.array("fixes");
    json_.open_object();
    write_text(json_, "description", sentence(fix.title));
    json_.array("artifactChanges");
    for (const FileId file : files) artifact_change(fix, file);
    json_.close_array();
    json_.object("properties");
    json_.member("safe", fix.safety == Safety::safe);
    json_.close_object();
    json_.close_object();
    json_.close_array();
  }

  void artifact_change(const Fix& fix, FileId file) {
    json_.open_object();
    places_.artifact_location(file);
    json_.array("replacements");
    for (const Edit& edit : fix.edits) {
      if (edit.at.file != file) continue;
      json_.open_object();
      places_.deleted_region(edit.at);
      if (!edit.text.empty()) write_text(json_, "insertedContent", edit.text);
      json_.close_object();
    }
    json_.close_array();
    json_.close_object();
  }

  // Once one result says that it is suppressed, every other has to say that it is not.
  void suppressions(Status status) {
    json_.array("suppressions");
    if (status == Status::suppressed) {
      json_.open_object();
      json_.member("kind", "inSource");
      json_.close_object();
    }
    json_.close_array();
  }

  void notification(std::string_view level, std::string_view what, const std::optional<Location>& at) {
    json_.new_line();
    json_.open_object();
    json_.member("level", level);
    write_text(json_, "message", sentence(what));
    if (at) {
      json_.array("locations");
      json_.open_object();
      places_.physical_location(*at);
      json_.close_object();
      json_.close_array();
    }
    json_.close_object();
  }

  void invocation(std::size_t written) {
    json_.array("invocations");
    json_.open_object();
    json_.member("executionSuccessful", report_.problems.empty());
    json_.member("exitCode", static_cast<unsigned>(exit_code(report_)));
    json_.array("toolExecutionNotifications");
    for (const Problem& problem : report_.problems) notification("error", problem.text, problem.at);
    const Counts counts = count(report_, sources_);
    const std::size_t all = counts.active() + (options_.suppressed ? counts.suppressed : 0);
    if (written < all) {
      const std::string cut =
          fmt::format("{} of {} results are written, the gravest: GitHub takes no more", written, all);
      notification("warning", cut, {});
    }
    for (const std::string& skipped : report_.summary.skipped) notification("note", skipped, {});
    if (report_.summary.incomplete > 0) notification("note", about_incomplete(report_.summary.incomplete), {});
    json_.close_array();
    json_.close_object();
    json_.close_array();
  }

  void about_the_run() {
    places_.bases();
    json_.object("automationDetails");
    json_.member("id", options_.run_kind.empty() ? "ormlint/" : "ormlint/" + options_.run_kind + "/");
    json_.close_object();
    if (!options_.provenance.repository.empty()) provenance();
    json_.member("columnKind", "unicodeCodePoints");
    json_.member("defaultEncoding", "utf-8");
  }

  void provenance() {
    const Provenance& from = options_.provenance;
    json_.array("versionControlProvenance");
    json_.open_object();
    json_.member("repositoryUri", from.repository);
    if (!from.revision.empty()) json_.member("revisionId", from.revision);
    if (!from.branch.empty()) json_.member("branch", from.branch);
    json_.object("mappedTo");
    json_.member("uriBaseId", SarifPlaces::repository_base);
    json_.close_object();
    json_.close_object();
    json_.close_array();
  }

  const Report& report_;
  const Sources& sources_;
  const EmitOptions& options_;
  JsonWriter json_;
  SarifPlaces places_;
  std::unordered_map<std::string_view, std::size_t> rule_index_;
};

}  // namespace

void emit_sarif(const Report& report, const Sources& sources, const EmitOptions& options, std::string& out) {
  SarifEmitter(report, sources, options, out).run();
  out += '\n';
}

}  // namespace ormlint
