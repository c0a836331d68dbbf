// Our own JSON, for scripts: one object, one line per finding. `version` grows only when something here changes its
// meaning or goes; new members may come at any time.
//
//   version    1
//   tool       {name, version}
//   findings   [{rule, severity: "error"|"warning"|"note", message, <place>, scope?, notes: [{message, <place>?}],
//   help?,
//              fix?: {title, safe, edits: [{<place>, text}]}, fingerprint, suppressed}], by path and place
//   problems   [{message, <place>?}]: what could not be read or done; with any of these the exit code is 2
//   skipped    [sentence]: rules that did not run, and why
//   summary    {errors, warnings, notes, suppressed, files, checked, incomplete, exit_code}; suppressed ones are in no
//              other count
//   <place>    path, from the working directory; database, in place of path, when the text is a database's; start and
//              end: {line, column}, both from 1, in Unicode code points, the end being behind the last character
#include "emit/counts.h"
#include "emit/emit.h"
#include "emit/json_writer.h"
#include "emit/places.h"

namespace ormlint {

namespace {

class JsonEmitter {
 public:
  JsonEmitter(const Report& report, const Sources& sources, const EmitOptions& options, std::string& out)
      : report_(report), places_(sources), options_(options), json_(out) {}

  void run() {
    json_.open_object();
    json_.member("version", 1u);
    json_.object("tool");
    json_.member("name", "ormlint");
    json_.member("version", options_.version);
    json_.close_object();
    json_.new_line();
    json_.array("findings");
    for (const Judged& judged : report_.findings) finding(judged);
    json_.close_array();
    json_.new_line();
    json_.array("problems");
    for (const Problem& problem : report_.problems) said(problem.text, problem.at);
    json_.close_array();
    json_.new_line();
    json_.array("skipped");
    for (const std::string& sentence : report_.summary.skipped) json_.string(sentence);
    json_.close_array();
    json_.new_line();
    summary();
    json_.close_object();
  }

 private:
  void position(std::string_view name, LineColumn at) {
    json_.object(name);
    json_.member("line", at.line);
    json_.member("column", at.column);
    json_.close_object();
  }

  void place(Location at) { place(at, places_.range(at)); }
  void place(Location at, Range range) {
    const Source& source = places_.source(at.file);
    if (source.database.empty()) {
      json_.member("path", shown_path(source));
    } else {
      json_.member("database", source.database);
    }
    position("start", range.begin);
    position("end", range.end);
  }

  void said(std::string_view message, const std::optional<Location>& at) {
    json_.open_object();
    json_.member("message", message);
    if (at) place(*at);
    json_.close_object();
  }

  void fix(const Fix& fix) {
    json_.object("fix");
    json_.member("title", fix.title);
    json_.member("safe", fix.safety == Safety::safe);
    json_.array("edits");
    for (const Edit& edit : fix.edits) {
      json_.open_object();
      place(edit.at, places_.exact_range(edit.at));
      json_.member("text", edit.text);
      json_.close_object();
    }
    json_.close_array();
    json_.close_object();
  }

  void finding(const Judged& judged) {
    const Finding& finding = judged.finding;
    json_.new_line();
    json_.open_object();
    json_.member("rule", finding.rule);
    json_.member("severity", severity_name(judged.severity));
    json_.member("message", finding.message);
    place(finding.at);
    if (!finding.scope.empty()) json_.member("scope", finding.scope);
    json_.array("notes");
    for (const Note& note : finding.notes) said(note.text, note.at);
    json_.close_array();
    if (!finding.help.empty()) json_.member("help", finding.help);
    if (finding.fix) fix(*finding.fix);
    json_.member("fingerprint", judged.fingerprint);
    json_.member("suppressed", judged.status == Status::suppressed);
    json_.close_object();
  }

  void summary() {
    const Counts counts = count(report_, places_.all());
    json_.object("summary");
    json_.member("errors", counts.errors);
    json_.member("warnings", counts.warnings);
    json_.member("notes", counts.notes);
    json_.member("suppressed", counts.suppressed);
    json_.member("files", report_.summary.files);
    json_.member("checked", report_.summary.checked);
    json_.member("incomplete", report_.summary.incomplete);
    json_.member("exit_code", static_cast<unsigned>(exit_code(report_)));
    json_.close_object();
  }

  const Report& report_;
  Places places_;
  const EmitOptions& options_;
  JsonWriter json_;
};

}  // namespace

void emit_json(const Report& report, const Sources& sources, const EmitOptions& options, std::string& out) {
  JsonEmitter(report, sources, options, out).run();
  out += '\n';
}

}  // namespace ormlint
