#include "support/project.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/lines.h"
#include "emit/emit.h"
#include "index/file_index.h"
#include "pipeline/analyze.h"
#include "report/fix.h"

namespace ormlint::test {

namespace {

std::uint32_t line_of(const Analyzed& analyzed, Location at) {
  return Lines(analyzed.inputs.sources[at.file].text).at(at.span.begin).line;
}

bool answers(const Analyzed& analyzed, const Judged& judged, const Mark& mark, const std::string& rule) {
  constexpr std::string_view names[] = {"note", "warning", "error"};
  const Finding& finding = judged.finding;
  return analyzed.inputs.sources[finding.at.file].path == mark.path && line_of(analyzed, finding.at) == mark.line &&
         finding.rule == (mark.rule.empty() ? rule : mark.rule) &&
         names[static_cast<std::size_t>(judged.severity)] == mark.severity &&
         finding.message.find(mark.text) != std::string::npos;
}

}  // namespace

Analyzed analyze_section(const Section& section, const std::vector<std::string>& rules) {
  Analyzed made;
  for (const auto& [path, text] : section.files) {
    Source source;
    source.path = path;
    source.text = text;
    made.inputs.sources.add(std::move(source));
  }
  if (section.has_schema) {
    Source source;
    source.path = "schema.sql";
    source.text = section.schema;
    source.language = Language::sql;
    made.inputs.schema.push_back(made.inputs.sources.add(std::move(source)));
  }
  for (const CatalogueEntry& entry : catalogue()) {
    if (rules.empty() || std::ranges::find(rules, entry.id) != rules.end()) made.inputs.rules.push_back(&entry);
  }
  made.report = analyze(made.inputs);
  return made;
}

void check_marks(const Section& section, const Analyzed& analyzed, const std::string& rule) {
  std::vector<bool> used(section.marks.size());
  for (const Judged& judged : analyzed.report.findings) {
    if (judged.status != Status::active) continue;
    bool expected = false;
    for (std::size_t n = 0; n < section.marks.size() && !expected; ++n) {
      if (used[n] || !answers(analyzed, judged, section.marks[n], rule)) continue;
      used[n] = expected = true;
    }
    if (!expected) {
      FAIL_CHECK("not expected: " << analyzed.inputs.sources[judged.finding.at.file].path << ":"
                                  << line_of(analyzed, judged.finding.at) << ": " << judged.finding.rule << ": "
                                  << judged.finding.message);
    }
  }
  for (std::size_t n = 0; n < used.size(); ++n) {
    const Mark& mark = section.marks[n];
    if (!used[n])
      FAIL_CHECK("not found: " << mark.path << ":" << mark.line << ": " << mark.severity << ": " << mark.text);
  }
  for (const Problem& problem : analyzed.report.problems) FAIL_CHECK("problem: " << problem.text);
}

void check_fixes(const Section& section, const Analyzed& analyzed, const std::vector<std::string>& rules) {
  const bool any = std::ranges::any_of(analyzed.report.findings,
                                       [](const Judged& judged) { return judged.finding.fix.has_value(); });
  CHECK((any || section.fixed.empty()));
  if (!any) return;
  const Fixed fixed = apply_fixes(analyzed.report, analyzed.inputs.sources, Safety::unsafe);
  Section after = section;
  after.marks.clear();
  for (const FixedFile& file : fixed.files) {
    const std::string& path = analyzed.inputs.sources[file.file].path;
    after.files[path] = file.text;
    CHECK_MESSAGE(!index_file(file.text).error, "the fix breaks " << path << ":\n" << file.text);
  }
  for (const auto& [path, text] : section.fixed) CHECK_EQ(after.files[path], text);
  const Analyzed again = analyze_section(after, rules);
  const auto unfixed = [](const Report& report) {
    return std::ranges::count_if(report.findings, [](const Judged& judged) { return judged.finding.fix.has_value(); });
  };
  CHECK(unfixed(again.report) == 0);
}

std::string shown(const Analyzed& analyzed) {
  std::string out;
  EmitOptions options;
  options.summary = false;
  emit(Format::text, analyzed.report, analyzed.inputs.sources, options, out);
  return out;
}

}  // namespace ormlint::test
