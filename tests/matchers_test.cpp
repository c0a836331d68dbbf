// The problem matchers that we hand out read what the concise format really writes. <regex> speaks the ECMAScript
// dialect that both consumers' expressions keep to.
#include <doctest/doctest.h>

// libstdc++'s own <regex> sets this off in optimised builds with sanitizers.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <regex>

#include "base/lines.h"
#include "emit/counts.h"
#include "support/golden.h"
#include "support/sample.h"
#include "support/sarif_schema.h"

using namespace ormlint;
using namespace ormlint::test;
using rapidjson::Value;

namespace {

struct Match {
  std::string file, line, column, severity, message, code;
};

// What one pattern of a matcher makes of a line.
std::optional<Match> matched(const Value& pattern, const std::string& line, const std::string& severity) {
  const std::regex expression(pattern["regexp"].GetString(), std::regex::ECMAScript);
  std::smatch groups;
  if (!std::regex_match(line, groups, expression)) return std::nullopt;
  const auto group = [&](const char* name) { return groups[pattern[name].GetUint()].str(); };
  return Match{group("file"),    group("line"),
               group("column"),  pattern.HasMember("severity") ? group("severity") : severity,
               group("message"), group("code")};
}

std::vector<Match> by_github(const Value& matchers, const std::string& line) {
  std::vector<Match> matches;
  for (const Value& matcher : matchers["problemMatcher"].GetArray()) {
    const std::string severity = matcher.HasMember("severity") ? matcher["severity"].GetString() : "error";
    if (const std::optional<Match> match = matched(matcher["pattern"][0], line, severity)) matches.push_back(*match);
  }
  return matches;
}

void check_match(const Match& match, const Judged& judged, const Sample& sample) {
  const Source& source = sample.sources[judged.finding.at.file];
  const LineColumn begin = Lines(source.text).at(judged.finding.at.span.begin);
  CHECK(match.file == (source.database.empty() ? source.path : "database " + source.database));
  // A place behind the last line break is told as the end of the last line.
  if (judged.finding.at.span.begin < source.text.size()) {
    CHECK(match.line == std::to_string(begin.line));
    CHECK(match.column == std::to_string(begin.column));
  }
  CHECK(match.code == judged.finding.rule);
  if (!judged.finding.message.contains('\n')) CHECK(match.message == judged.finding.message);
}

std::vector<std::string> lines_of_text(const std::string& text) {
  std::vector<std::string> result;
  const Lines lines(text);
  for (std::uint32_t n = 1; n < lines.count(); ++n) result.emplace_back(lines.line(n));
  return result;
}

}  // namespace

TEST_CASE("problem matchers read every line of the concise format") {
  const Sample sample = full_sample();
  const Report report = sample.report();
  std::string out;
  emit_concise(report, sample.sources, sample.options, out);
  const std::vector<std::string> lines = lines_of_text(out);
  const rapidjson::Document github = parse_json(read_repository_file(".github/ormlint-matcher.json"));
  const rapidjson::Document tasks = parse_json(read_repository_file("testdata/matchers/tasks.json"));
  const Value& code = tasks["tasks"][0]["problemMatcher"]["pattern"];

  std::size_t line = 0;
  for (const Judged& judged : report.findings) {
    if (judged.status != Status::active) continue;
    const std::vector<Match> annotations = by_github(github, lines.at(line));
    REQUIRE_MESSAGE(annotations.size() == 1, lines[line]);
    check_match(annotations[0], judged, sample);
    const bool note = judged.severity == Severity::note;
    CHECK(annotations[0].severity == (note ? "notice" : severity_name(judged.severity)));
    const std::optional<Match> problem = matched(code, lines[line], "");
    REQUIRE_MESSAGE(problem.has_value(), lines[line]);
    check_match(*problem, judged, sample);
    CHECK(problem->severity == severity_name(judged.severity));
    ++line;
  }
  REQUIRE(lines.size() == line + 2);
  CHECK(by_github(github, lines[line]).empty());
  CHECK(by_github(github, lines[line + 1]).at(0).code == "problem");
}

TEST_CASE("problem matchers take no line of another format or tool") {
  const rapidjson::Document github = parse_json(read_repository_file(".github/ormlint-matcher.json"));
  for (const char* line : {"a.py:1:1: error: no rule behind it", "a.py:1: error: no column [x]", "error[x]: message",
                           " --> a.py:1:1", "a.py:1:1: E501 line too long", "a.py:1:1: hint: other [x]"}) {
    CHECK_MESSAGE(by_github(github, line).empty(), line);
  }
}
