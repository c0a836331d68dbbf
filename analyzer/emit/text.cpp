// For people: each finding with its source lines, its notes and its remedy, then what the run as a whole came to. The
// shape is the one rustc taught and ruff and ty kept, since it is what our users read all day.
#include <fmt/core.h>

#include "emit/counts.h"
#include "emit/emit.h"
#include "emit/harmless.h"
#include "emit/paint.h"
#include "emit/places.h"
#include "emit/snippet.h"

namespace ormlint {

namespace {

class TextEmitter {
 public:
  TextEmitter(const Report& report, const Sources& sources, const EmitOptions& options, std::string& out)
      : report_(report), places_(sources), options_(options), paint_(options.colour, out) {}

  void run() {
    for (const Judged& judged : report_.findings) {
      if (judged.status == Status::active) finding(judged);
    }
    for (const Problem& problem : report_.problems) this->problem(problem);
    if (!options_.summary) return;
    const Summary& summary = report_.summary;
    for (const std::string& skipped : summary.skipped) note(skipped);
    if (summary.incomplete > 0) note(about_incomplete(summary.incomplete));
    if (!summary.skipped.empty() || summary.incomplete > 0) paint_.plain("\n");
    totals();
  }

 private:
  void headline(Style style, std::string_view kind, std::string_view message) {
    std::string line = ": ";
    append_line(line, message);
    paint_.put(style, kind);
    paint_.put(Style::bold, line);
    paint_.plain("\n");
  }

  void finding(const Judged& judged) {
    const Finding& finding = judged.finding;
    const Style style = style_of(judged.severity);
    headline(style, fmt::format("{}[{}]", severity_name(judged.severity), finding.rule), finding.message);

    std::vector<Mark> marks{{finding.at, {}, true}};
    for (const Note& note : finding.notes) {
      if (note.at) marks.push_back({*note.at, note.text, false});
    }
    Snippets snippets(marks, style, places_, options_, paint_);
    snippets.write();
    remarks(finding, snippets.gutter());
    paint_.plain("\n");
  }

  void remarks(const Finding& finding, std::size_t gutter) {
    bool first = true;
    const auto remark = [&](Style style, std::string_view kind, std::string_view text) {
      if (first) paint_.put(Style::gutter, fmt::format("{:>{}} |\n", "", gutter));
      first = false;
      std::string line = ": ";
      append_line(line, text);
      paint_.put(Style::gutter, fmt::format("{:>{}} = ", "", gutter));
      paint_.put(style, kind);
      paint_.plain(line + "\n");
    };
    for (const Note& note : finding.notes) {
      if (!note.at) remark(Style::bold, "note", note.text);
    }
    if (!finding.help.empty()) remark(Style::help, "help", finding.help);
    if (!finding.fix) return;
    const bool safe = finding.fix->safety == Safety::safe;
    remark(Style::help, "fix", finding.fix->title + (safe ? "" : " (unsafe)"));
  }

  void problem(const Problem& problem) {
    headline(Style::error, "problem", problem.text);
    if (problem.at) Snippets({{*problem.at, {}, true}}, Style::error, places_, options_, paint_).write();
    paint_.plain("\n");
  }

  void note(std::string_view text) {
    std::string line = ": ";
    append_line(line, text);
    paint_.put(Style::note, "note");
    paint_.plain(line + "\n");
  }

  void totals() {
    const Counts counts = count(report_, places_.all());
    const std::string checked = counted(report_.summary.checked, "file") + " checked";
    const std::string silenced = counts.suppressed > 0 ? fmt::format(", {} suppressed", counts.suppressed) : "";
    if (counts.active() > 0) {
      std::string found;
      const auto add = [&](std::size_t number, std::string_view noun) {
        if (number > 0) found += (found.empty() ? "" : ", ") + counted(number, noun);
      };
      add(counts.errors, "error");
      add(counts.warnings, "warning");
      add(counts.notes, "note");
      const Style worst = counts.errors > 0 ? Style::error : counts.warnings > 0 ? Style::warning : Style::note;
      paint_.put(worst, "Found " + found);
      const std::string where = counts.files > 0 ? " in " + counted(counts.files, "file") : "";
      paint_.plain(fmt::format("{} ({}{})\n", where, checked, silenced));
    } else {
      paint_.put(Style::bold, report_.problems.empty() ? "All clear" : "Found nothing, but not everything was checked");
      paint_.plain(fmt::format(": {}{}\n", checked, silenced));
    }
    fixes(counts);
    if (!report_.problems.empty()) {
      paint_.plain(
          fmt::format("{} kept ormlint from doing all of its work\n", counted(report_.problems.size(), "problem")));
    }
  }

  void fixes(const Counts& counts) {
    if (counts.safe > 0) {
      paint_.plain(fmt::format("{} can be fixed with `ormlint fix`\n", counts.safe));
    }
    if (counts.unsafe > 0) {
      paint_.plain(fmt::format("{}{} can be fixed with `ormlint fix --unsafe`\n", counts.unsafe,
                               counts.safe > 0 ? " more" : ""));
    }
  }

  const Report& report_;
  Places places_;
  const EmitOptions& options_;
  Paint paint_;
};

}  // namespace

void emit_text(const Report& report, const Sources& sources, const EmitOptions& options, std::string& out) {
  TextEmitter(report, sources, options, out).run();
}

}  // namespace ormlint
