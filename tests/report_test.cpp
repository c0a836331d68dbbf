// From what rules say to the report: order, duplicates, fingerprints, fixes.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "report/fix.h"
#include "support/sample.h"

using namespace ormlint;
using namespace ormlint::test;

namespace {

Sample one_file(std::string_view text) {
  Sample sample = empty_sample();
  Source source;
  source.path = "a.py";
  source.text = text;
  sample.sources.add(std::move(source));
  return sample;
}

void add_all(Sample& sample, std::string_view needle, std::string_view scope) {
  const std::string_view text = sample.sources[sample.sources.id(0)].text;
  int count = 0;
  for (std::size_t found = text.find(needle); found != text.npos; found = text.find(needle, found + 1)) {
    sample.add("enum-unknown-member", sample.at("a.py", needle, ++count), "bad").scope = scope;
  }
}

std::vector<std::string> fingerprints(std::string_view text, std::string_view needle) {
  Sample sample = one_file(text);
  add_all(sample, needle, "Order");
  std::vector<std::string> found;
  for (const Judged& judged : sample.report().findings) found.push_back(judged.fingerprint);
  return found;
}

Finding& add_fix(Sample& sample, Span at, std::string text, Safety safety) {
  Finding& finding = sample.add("enum-unknown-member", {sample.sources.id(0), at}, "fix " + std::to_string(at.begin));
  finding.fix = {"Do it", safety, {{finding.at, std::move(text)}}};
  return finding;
}

std::string emitted(const Sample& sample) {
  std::string out;
  for (const Format format : {Format::text, Format::json, Format::sarif}) {
    emit(format, sample.report(), sample.sources, sample.options, out);
  }
  return out;
}

}  // namespace

TEST_CASE("the report does not depend on the order in which things were said") {
  Sample sample = full_sample();
  // Alike but for notes, help and fix: the hardest to keep in one order.
  Finding twin = sample.said.findings[0];
  twin.notes = {{{}, "found through another class"}};
  twin.help = "another";
  twin.fix.reset();
  sample.said.findings.push_back(twin);
  const std::string expected = emitted(sample);
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(sample.said.findings.begin(), sample.said.findings.end(), random);
    std::shuffle(sample.said.problems.begin(), sample.said.problems.end(), random);
    std::shuffle(sample.said.suppressions.begin(), sample.said.suppressions.end(), random);
    std::shuffle(sample.policy.rules.begin(), sample.policy.rules.end(), random);
    CHECK(emitted(sample) == expected);
  }
}

TEST_CASE("a finding said twice is told once, with the notes of both") {
  Sample sample = one_file("x\n");
  sample.add("enum-unknown-member", sample.at("a.py", "x", 1), "bad").notes = {{{}, "through A"}, {{}, "always"}};
  sample.add("enum-unknown-member", sample.at("a.py", "x", 1), "bad").notes = {{{}, "through B"}, {{}, "always"}};
  sample.add("enum-unknown-member", sample.at("a.py", "x", 1), "worse");
  sample.add("table-missing", sample.at("a.py", "x", 1), "bad");
  const Report report = sample.report();
  REQUIRE(report.findings.size() == 3);
  CHECK(report.findings[0].finding.notes.size() == 3);
}

TEST_CASE("only rules that ran and files that are checked are told") {
  Sample sample = full_sample();
  sample.add("column-missing", sample.at("last.py", "check", 1), "this rule did not run");
  for (const Judged& judged : sample.report().findings) {
    CHECK(judged.finding.rule != "column-missing");
    CHECK(sample.sources[judged.finding.at.file].checked);
  }
}

TEST_CASE("the exit code says what the report says") {
  Sample sample = one_file("x  # ormlint: ignore[enum-unknown-member]\n");
  CHECK(exit_code(sample.report()) == 0);
  sample.add("enum-unknown-member", sample.at("a.py", "x", 1), "bad");
  CHECK(exit_code(sample.report()) == 1);
  sample.read_comments("a.py");
  CHECK(exit_code(sample.report()) == 0);
  sample.said.problems.push_back({"cannot read `b.py`", {}});
  CHECK(exit_code(sample.report()) == 2);
}

TEST_CASE("fingerprints stay when lines move, and tell equal findings apart") {
  const std::vector<std::string> before = fingerprints("f(E.x)\nf(E.x)\n", "E.x");
  REQUIRE(before.size() == 2);
  CHECK(before[0] != before[1]);
  CHECK(before[0].ends_with(":1"));
  CHECK(before[1].ends_with(":2"));
  CHECK(before[0].size() == 18);
  CHECK(fingerprints("import e\n\n\nf(E.x)\n# note\nf(E.x)\n", "E.x") == before);
  CHECK(fingerprints("f(E.y)\n", "E.y")[0] != before[0]);
  // A new indentation of a span over lines is no new finding.
  CHECK(fingerprints("f(a,\n  b)\n", "f(a,\n  b)") ==
        fingerprints("if x:\n    f(a,\r\n      b)\n", "f(a,\r\n      b)"));
}

TEST_CASE("fingerprints depend on rule, path, scope and text, not on the message or on suppression") {
  const auto fingerprint_of = [](std::string_view path, std::string_view rule, std::string_view scope,
                                 std::string message) {
    Sample sample = empty_sample();
    Source source;
    source.path = path;
    source.text = "E.x\n";
    sample.sources.add(source);
    sample.add(rule, sample.at(path, "E.x", 1), std::move(message)).scope = scope;
    return sample.report().findings.at(0).fingerprint;
  };
  const std::string one = fingerprint_of("a.py", "table-missing", "A", "bad");
  CHECK(fingerprint_of("a.py", "table-missing", "A", "said better") == one);
  CHECK(fingerprint_of("b.py", "table-missing", "A", "bad") != one);
  CHECK(fingerprint_of("a.py", "enum-unknown-member", "A", "bad") != one);
  CHECK(fingerprint_of("a.py", "table-missing", "B", "bad") != one);

  Sample sample = one_file("E.x  # ormlint: ignore[enum-unknown-member]\nE.x\n");
  add_all(sample, "E.x", "");
  const std::string second = sample.report().findings.at(1).fingerprint;
  sample.read_comments("a.py");
  CHECK(sample.report().findings.at(0).status == Status::suppressed);
  CHECK(sample.report().findings.at(1).fingerprint == second);
}

TEST_CASE("empty spans and places at the end have fingerprints too") {
  Sample sample = one_file("a = 1\nlast");
  const FileId file = sample.sources.id(0);
  for (const std::uint32_t place : {0u, 5u, 6u, 10u}) sample.add("table-missing", {file, {place, place}}, "m");
  const Report report = sample.report();
  CHECK(report.findings[0].fingerprint.substr(0, 16) == report.findings[1].fingerprint.substr(0, 16));
  CHECK(report.findings[0].fingerprint != report.findings[1].fingerprint);
  CHECK(report.findings[2].fingerprint.substr(0, 16) == report.findings[3].fingerprint.substr(0, 16));
  CHECK(report.findings[1].fingerprint.substr(0, 16) != report.findings[2].fingerprint.substr(0, 16));
}

TEST_CASE("edits are applied in order, with the line ends the file has") {
  const FileId file{};
  const std::vector<Edit> edits{{{file, {4, 5}}, "two"}, {{file, {0, 1}}, "one"}, {{file, {2, 2}}, "+"}};
  CHECK(apply_edits("a b c", edits) == "one +b two");
  const std::vector<Edit> line{{{file, {3, 3}}, "x\ny\r\n"}};
  CHECK(apply_edits("a\r\nb\r\n", line) == "a\r\nx\r\ny\r\nb\r\n");
  CHECK(apply_edits("a\n\nb\n", line) == "a\n\nx\ny\r\nb\n");
  CHECK(apply_edits("abc", {}) == "abc");
}

TEST_CASE("fixes that touch wait for the next round") {
  Sample sample = one_file("0123456789");
  add_fix(sample, {0, 2}, "A", Safety::safe);
  add_fix(sample, {2, 4}, "B", Safety::safe);  // next to it: both
  add_fix(sample, {3, 5}, "C", Safety::safe);  // over B: waits
  add_fix(sample, {4, 4}, "D", Safety::safe);  // an insertion at the edge of B: waits
  add_fix(sample, {6, 6}, "E", Safety::safe);
  add_fix(sample, {6, 7}, "F", Safety::safe);    // an insertion at its edge is there: waits
  add_fix(sample, {8, 9}, "G", Safety::unsafe);  // only when asked for
  add_fix(sample, {9, 99}, "H", Safety::safe);   // out of the text: never
  const Fixed safe = apply_fixes(sample.report(), sample.sources, Safety::safe);
  CHECK(safe.files.at(0).text == "AB45E6789");
  CHECK(safe.applied == 3);
  CHECK(safe.left == 3);
  const Fixed all = apply_fixes(sample.report(), sample.sources, Safety::unsafe);
  CHECK(all.files.at(0).text == "AB45E67G9");
}

TEST_CASE("a fix is applied whole or not at all, also over files, and equal edits are one") {
  Sample sample = one_file("import a\nx\n");
  Source other;
  other.path = "b.py";
  other.text = "y\n";
  const FileId second = sample.sources.add(other);
  Source vendored;
  vendored.path = "c.py";
  vendored.text = "z\n";
  vendored.checked = false;
  const FileId third = sample.sources.add(vendored);

  const Edit import{{sample.sources.id(0), {0, 0}}, "import b\n"};
  add_fix(sample, {9, 10}, "X", Safety::safe).fix->edits.push_back(import);
  Finding& both = sample.add("enum-unknown-member", {second, {0, 1}}, "both");
  both.fix = {"Do both", Safety::safe, {{{second, {0, 1}}, "Y"}, import}};
  Finding& refused = sample.add("enum-unknown-member", {second, {1, 2}}, "reaches into a file that is only context");
  refused.fix = {"Do more", Safety::safe, {{{second, {2, 2}}, "Q"}, {{third, {0, 1}}, "Z"}}};
  Finding& muddled = sample.add("enum-unknown-member", {second, {2, 2}}, "edits that overlap");
  muddled.fix = {"Muddle", Safety::safe, {{{second, {0, 1}}, "Q"}, {{second, {0, 2}}, "R"}}};

  const Fixed fixed = apply_fixes(sample.report(), sample.sources, Safety::safe);
  REQUIRE(fixed.files.size() == 2);
  CHECK(fixed.files[0].text == "import b\nimport a\nX\n");
  CHECK(fixed.files[1].text == "Y\n");
  CHECK(fixed.applied == 2);
  CHECK(fixed.left == 0);
}

TEST_CASE("suppressed findings are not fixed") {
  Sample sample = one_file("E.x  # ormlint: ignore[enum-unknown-member]\n");
  add_fix(sample, {0, 3}, "E.y", Safety::safe);
  CHECK(apply_fixes(sample.report(), sample.sources, Safety::safe).files.size() == 1);
  sample.read_comments("a.py");
  CHECK(apply_fixes(sample.report(), sample.sources, Safety::safe).files.empty());
}
