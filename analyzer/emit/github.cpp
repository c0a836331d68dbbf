// Workflow commands of GitHub Actions, which become annotations without an upload or a token:
// ::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message
//
// GitHub shows ten errors, ten warnings and ten notices of a step and drops the others silently, so the errors come
// first and SARIF is the format for more. Columns are written only for a place on one line: with several the service
// refuses them. A place in a database is no file of the repository and stands in the message.
#include <fmt/core.h>

#include <iterator>

#include "emit/counts.h"
#include "emit/emit.h"
#include "emit/harmless.h"
#include "emit/places.h"

namespace ormlint {

namespace {

// The runner undoes these; in a property, where ':' and ',' end things, two more.
void append_escaped(std::string& out, std::string_view text, bool property) {
  for (const char c : text) {
    switch (c) {
      case '%':
        out += "%25";
        continue;
      case '\r':
        out += "%0D";
        continue;
      case '\n':
        out += "%0A";
        continue;
      case ':':
        out += property ? "%3A" : ":";
        continue;
      case ',':
        out += property ? "%2C" : ",";
        continue;
      default:
        out += c;
    }
  }
}

std::string_view command(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "notice";
  }
  return {};
}

class GithubEmitter {
 public:
  GithubEmitter(const Sources& sources, const EmitOptions& options, std::string& out)
      : places_(sources), options_(options), out_(out) {}

  void finding(const Judged& judged) {
    const Finding& finding = judged.finding;
    std::string message = in_database(finding.at);
    append_line(message, finding.message);
    for (const Note& note : finding.notes) {
      message += "\nnote: ";
      append_line(message, note.text);
      if (note.at) message += fmt::format(" ({})", shown(*note.at));
    }
    if (!finding.help.empty()) {
      message += "\nhelp: ";
      append_line(message, finding.help);
    }
    write(command(judged.severity), finding.at, finding.rule, message);
  }

  void problem(const Problem& problem) {
    std::string message = problem.at ? in_database(*problem.at) : "";
    append_line(message, problem.text);
    write("error", problem.at, "ormlint could not do all of its work", message);
  }

 private:
  std::string shown(Location at) {
    const LineColumn begin = places_.range(at).begin;
    const Source& source = places_.source(at.file);
    const std::string path = source.database.empty() ? repository_path(source, options_) : shown_path(source);
    return fmt::format("{}:{}:{}", path, begin.line, begin.column);
  }

  std::string in_database(Location at) {
    return places_.source(at.file).database.empty() ? "" : fmt::format("{}: ", shown(at));
  }

  void write(std::string_view name, std::optional<Location> at, std::string_view title, std::string_view message) {
    out_ += "::";
    out_ += name;
    out_ += ' ';
    if (at && places_.source(at->file).database.empty()) {
      const Range range = places_.range(*at);
      out_ += "file=";
      append_escaped(out_, repository_path(places_.source(at->file), options_), true);
      fmt::format_to(std::back_inserter(out_), ",line={},endLine={}", range.begin.line, range.end.line);
      if (range.begin.line == range.end.line) {
        fmt::format_to(std::back_inserter(out_), ",col={},endColumn={}", range.begin.column, range.end.column);
      }
      out_ += ',';
    }
    out_ += "title=";
    append_escaped(out_, title, true);
    out_ += "::";
    append_escaped(out_, message, false);
    out_ += '\n';
  }

  Places places_;
  const EmitOptions& options_;
  std::string& out_;
};

}  // namespace

void emit_github(const Report& report, const Sources& sources, const EmitOptions& options, std::string& out) {
  GithubEmitter emitter(sources, options, out);
  for (const Problem& problem : report.problems) emitter.problem(problem);
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    for (const Judged& judged : report.findings) {
      if (judged.status == Status::active && judged.severity == severity) emitter.finding(judged);
    }
  }
}

}  // namespace ormlint
