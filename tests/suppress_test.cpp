// Suppression comments: their form, what they cover, and what is said of those that silence nothing.
#include <doctest/doctest.h>

#include "report/directive.h"
#include "report/fix.h"
#include "support/sample.h"

using namespace ormlint;
using namespace ormlint::test;

namespace {

// "ignore a b", "ignore-file", "fault: …"; directives of one comment are joined by " & ".
std::string parsed(std::string_view comment, std::string_view mark) {
  std::string text;
  for (const Directive& directive : parse_directives(comment, mark, 0)) {
    if (!text.empty()) text += " & ";
    text += directive.whole_file ? "ignore-file" : "ignore";
    for (const RuleName& rule : directive.rules) text += " " + rule.id;
    if (!directive.fault.empty()) text = "fault: " + directive.fault;
    CHECK(directive.fault.empty() == directive.help.empty());
    CHECK(directive.whole.end <= comment.size());
    CHECK(directive.whole.contains(directive.at));
  }
  return text;
}

std::string parsed(std::string_view comment) { return parsed(comment, "#"); }

Sample one_file(std::string_view path, std::string_view text) {
  Sample sample = empty_sample();
  Source source;
  source.path = path;
  source.text = text;
  if (path.ends_with(".sql")) source.language = Language::sql;
  sample.sources.add(std::move(source));
  return sample;
}

// A finding of `rule` at every "BAD", in a file whose comments are read; what is told, as "line:rule" or "line-rule"
// when it is suppressed.
Sample with_bad(std::string_view path, std::string_view text) {
  Sample sample = one_file(path, text);
  int count = 0;
  for (std::size_t found = text.find("BAD"); found != text.npos; found = text.find("BAD", found + 1)) {
    sample.add("enum-unknown-member", sample.at(path, "BAD", ++count), "bad");
  }
  sample.read_comments(path);
  return sample;
}

std::string told(const Sample& sample) {
  std::string text;
  for (const Judged& judged : sample.report().findings) {
    const Source& source = sample.sources[judged.finding.at.file];
    if (!text.empty()) text += ' ';
    text += std::to_string(Lines(source.text).at(judged.finding.at.span.begin).line);
    text += judged.status == Status::active ? ':' : '-';
    text += judged.finding.rule == "suppression-unused" ? "unused" : "bad";
  }
  return text;
}

std::string told(std::string_view text) { return told(with_bad("a.py", text)); }

std::string message(std::string_view text) {
  const Report report = with_bad("a.py", text).report();
  REQUIRE(report.findings.size() == 1);
  return report.findings[0].finding.message;
}

std::string fixed(std::string_view text) {
  const Sample sample = with_bad("a.py", text);
  const Fixed fixed = apply_fixes(sample.report(), sample.sources, Safety::safe);
  return fixed.files.empty() ? std::string(text) : fixed.files[0].text;
}

}  // namespace

TEST_CASE("a directive is read in every usual dress") {
  CHECK(parsed("# ormlint: ignore[enum-unknown-member]") == "ignore enum-unknown-member");
  CHECK(parsed("#ormlint:ignore[a,b ,c]") == "ignore a b c");
  CHECK(parsed("#   Ormlint :  IGNORE [ a b, ]  because it is old") == "ignore a b");
  CHECK(parsed("# ormlint: ignore") == "ignore");
  CHECK(parsed("# ormlint: ignore -- generated, see #12") == "ignore");
  CHECK(parsed("# ormlint: ignore: generated") == "ignore");
  CHECK(parsed("# ormlint: ignore — générée") == "ignore");
  CHECK(parsed("# ormlint: ignore  # noqa") == "ignore");
  CHECK(parsed("# ormlint: ignore-file[a]") == "ignore-file a");
  CHECK(parsed("# ormlint: ignore-file") == "ignore-file");
  CHECK(parsed("# type: ignore[x]  # noqa: F401  # ormlint: ignore[a] # pylint: disable=x") == "ignore a");
  CHECK(parsed("# ormlint: ignore[a] # ormlint: ignore[b]") == "ignore a & ignore b");
  CHECK(parsed("-- ormlint: ignore[a] reason", "--") == "ignore a");
  CHECK(parsed("-- see it -- ormlint: ignore-file", "--") == "ignore-file");
}

TEST_CASE("other comments are none of ours") {
  for (const char* comment :
       {"# noqa", "# type: ignore", "# type: ignore[enum-unknown-member]", "# ormlint was here",
        "# see ormlint: ignore", "# write `# ormlint: ignore` to silence it", "# ormlinter: ignore", "#", "",
        "# pyright: ignore[a]", "# ormlint", "# C#ormlint: ignore"}) {
    CHECK_MESSAGE(parsed(comment) == "", comment);
  }
  CHECK(parsed("# ormlint: ignore", "--") == "");
}

TEST_CASE("a directive that cannot be read says so") {
  CHECK(parsed("# ormlint: ignore[a") == "fault: the bracket is not closed");
  CHECK(parsed("# ormlint: ignore[]") == "fault: the brackets name no rule");
  CHECK(parsed("# ormlint: ignore[ , ]") == "fault: the brackets name no rule");
  CHECK(parsed("# ormlint: ignore enum-unknown-member") == "fault: rule ids are written in brackets");
  CHECK(parsed("# ormlint: ignore(a)") == "fault: rule ids are written in brackets");
  CHECK(parsed("# ormlint: ignore=a") == "fault: rule ids are written in brackets");
  CHECK(parsed("# ormlint: disable[a]") == "fault: `disable` is no directive of ormlint");
  CHECK(parsed("# ormlint: ignored") == "fault: `ignored` is no directive of ormlint");
  CHECK(parsed("# ormlint:") == "fault: nothing is said after `ormlint:`");
  CHECK(parsed("# ormlint ignore[a]") == "fault: a colon is missing between `ormlint` and `ignore`");
  CHECK(parsed("# ormlint-ignore") == "fault: a colon is missing between `ormlint` and `ignore`");
}

TEST_CASE("a comment speaks for its line, or for the next one when it stands alone") {
  CHECK(told("BAD  # ormlint: ignore[enum-unknown-member]\nBAD\n") == "1-bad 2:bad");
  CHECK(told("BAD  # ormlint: ignore\nBAD\n") == "1-bad 2:bad");
  CHECK(told("# ormlint: ignore[enum-unknown-member]\n\n# why\nBAD\nBAD\n") == "4-bad 5:bad");
  CHECK(told("    \t# ormlint: ignore[enum-unknown-member]\n    BAD\n") == "2-bad");
  CHECK(told("BAD\n# ormlint: ignore-file[enum-unknown-member]\nBAD\n") == "1-bad 3-bad");
  CHECK(told("# ormlint: ignore-file\nBAD\nBAD\n") == "2-bad 3-bad");
  CHECK(told("BAD  # noqa\nBAD  # type: ignore\nBAD  # pyright: ignore\n") == "1:bad 2:bad 3:bad");
  CHECK(told("BAD  # ormlint: ignore[enum-unknown-member]\r\nBAD\r\n") == "1-bad 2:bad");
  CHECK(told("BAD  # ormlint: ignore[enum-unknown-member]") == "1-bad");
}

TEST_CASE("a comment on a statement's first or last line speaks for the whole statement") {
  const std::string text = "x = f(  # FIRST\n    a,\n    BAD,  # MIDDLE\n    BAD,\n)  # LAST\nBAD\n";
  const auto with_comment_at = [&](std::string_view place) {
    std::string written = text;
    const std::string directive = "ormlint: ignore[enum-unknown-member]";
    written.replace(written.find(place), place.size(), directive);
    Sample sample = one_file("a.py", written);
    for (const int nth : {1, 2, 3}) sample.add("enum-unknown-member", sample.at("a.py", "BAD", nth), "bad");
    const Location mark = sample.at("a.py", "# " + directive, 1);
    const Location end = sample.at("a.py", "\n)", 1);
    const std::vector<Comment> comments{{mark, {0, end.span.end}}};
    sample.said.suppressions = read_suppressions(comments, sample.sources);
    return told(sample);
  };
  CHECK(with_comment_at("FIRST") == "3-bad 4-bad 6:bad");
  CHECK(with_comment_at("LAST") == "3-bad 4-bad 6:bad");
  CHECK(with_comment_at("MIDDLE") == "3-bad 4:bad 6:bad");
}

TEST_CASE("a comment above a statement of several lines speaks for all of it, one inside brackets for the next line") {
  const std::string above = "# ormlint: ignore[enum-unknown-member]\nf(\n    BAD,\n)\nBAD\n";
  Sample sample = one_file("a.py", above);
  for (const int nth : {1, 2}) sample.add("enum-unknown-member", sample.at("a.py", "BAD", nth), "bad");
  std::vector<Comment> comments{
      {sample.at("a.py", "# ormlint: ignore[enum-unknown-member]", 1), sample.at("a.py", "f(\n    BAD,\n)", 1).span}};
  sample.said.suppressions = read_suppressions(comments, sample.sources);
  CHECK(told(sample) == "3-bad 5:bad");

  const std::string inside = "f(\n    # ormlint: ignore[enum-unknown-member]\n    BAD,\n    BAD,\n)\n";
  Sample other = one_file("a.py", inside);
  for (const int nth : {1, 2}) other.add("enum-unknown-member", other.at("a.py", "BAD", nth), "bad");
  comments = {{other.at("a.py", "# ormlint: ignore[enum-unknown-member]", 1), {0, 90}}};
  other.said.suppressions = read_suppressions(comments, other.sources);
  CHECK(told(other) == "3-bad 4:bad");
}

TEST_CASE("a finding over several lines is silenced on its first or its last line") {
  const auto silenced_at = [](std::string_view line) {
    std::string text = "f(BAD,  # 1\n  x,  # 2\n  y)  # 3\n";
    text.replace(text.find(line), 1, "ormlint: ignore[enum-unknown-member]");
    Sample sample = one_file("a.py", text);
    const Location begin = sample.at("a.py", "BAD", 1), end = sample.at("a.py", "y)", 1);
    sample.add("enum-unknown-member", {begin.file, {begin.span.begin, end.span.end}}, "bad");
    sample.read_comments("a.py");
    return told(sample);
  };
  CHECK(silenced_at("1") == "1-bad");
  CHECK(silenced_at("2") == "1:bad 2:unused");
  CHECK(silenced_at("3") == "1-bad");
}

TEST_CASE("comments that silence nothing are told, as far as their rules ran") {
  CHECK(told("x  # ormlint: ignore[enum-unknown-member]\n") == "1:unused");
  CHECK(told("x  # ormlint: ignore\n") == "1:unused");
  CHECK(told("x\n# ormlint: ignore-file\n") == "2:unused");
  CHECK(told("x  # ormlint: ignore[column-missing]\n") == "");  // a rule there is, which did not run
  CHECK(told("BAD  # ormlint: ignore[enum-unknown-member, table-missing, column-missing]\n") == "1-bad 1:unused");
  CHECK(told("BAD  # ormlint: ignore[enum-unknown-member]\n# ormlint: ignore-file[enum-unknown-member]\n") == "1-bad");
  CHECK(message("x  # ormlint: ignore[enum-unknown-member, column-missing, table-missing]\n") ==
        "unused suppression of `enum-unknown-member` and `table-missing`: nothing is reported here");
  CHECK(message("x  # ormlint: ignore\n") == "unused suppression: nothing is reported here");
  CHECK(message("# ormlint: ignore-file[table-missing]\n") ==
        "unused suppression of `table-missing`: nothing is reported in this file");
  CHECK(message("x  # ormlint: ignore-file[table-missing]\n") ==
        "this comment silences nothing: `ignore-file` stands on a line of its own");
  CHECK(message("x  # ormlint: ignore[table-missing\n") == "this comment silences nothing: the bracket is not closed");
}

TEST_CASE("what could not be judged makes no comment unused") {
  const std::string text = "x  # ormlint: ignore[enum-unknown-member]\nx  # ormlint: ignore\n";
  Sample sample = with_bad("a.py", text);
  CHECK(told(sample) == "1:unused 2:unused");
  sample.policy.all_ran = false;
  CHECK(told(sample) == "1:unused");
  sample.said.unclear = {sample.sources.id(0)};
  CHECK(told(sample) == "");
  Sample off = with_bad("a.py", text);
  std::erase_if(off.policy.rules, [](const RuleInfo& rule) { return rule.id == "suppression-unused"; });
  CHECK(told(off) == "");
  Sample context = empty_sample();
  Source source;
  source.path = "a.py";
  source.text = text;
  source.checked = false;
  context.sources.add(source);
  context.read_comments("a.py");
  CHECK(told(context) == "");
}

TEST_CASE("unknown rules are told with the nearest one; old ids keep working") {
  Sample sample = with_bad("a.py", "BAD  # ormlint: ignore[enum-unknwon-member]\n");
  const Report report = sample.report();
  REQUIRE(report.findings.size() == 2);
  const Finding& finding = report.findings[1].finding;
  CHECK(finding.message == "there is no rule `enum-unknwon-member` to silence");
  CHECK(finding.help == "did you mean `enum-unknown-member`?");
  CHECK(finding.fix->safety == Safety::unsafe);
  CHECK(apply_fixes(report, sample.sources, Safety::unsafe).files.at(0).text ==
        "BAD  # ormlint: ignore[enum-unknown-member]\n");
  CHECK(fixed("x  # ormlint: ignore[zzz]\n") == "x\n");

  Sample renamed = with_bad("a.py", "BAD  # ormlint: ignore[enum-no-member]\n");
  renamed.policy.renamed = {{"enum-no-member", "enum-unknown-member"}};
  CHECK(told(renamed) == "1-bad");
}

TEST_CASE("a finding about a comment is silenced only by name, and never by what it is about") {
  CHECK(told("x  # ormlint: ignore[table-missing, suppression-unused]\n") == "1-unused");
  CHECK(told("# ormlint: ignore[table-missing, suppression-unused]\nx\n") == "1-unused");
  CHECK(told("# ormlint: ignore-file[suppression-unused]\nx  # ormlint: ignore[table-missing]\n") == "2-unused");
  CHECK(told("x  # ormlint: ignore[suppression-unused]\n") == "1:unused");
  CHECK(told("# ormlint: ignore-file[suppression-unused]\nx\n") == "1:unused");
  CHECK(told("# ormlint: ignore-file\nBAD\nx  # ormlint: ignore[table-missing]\n") == "2-bad 3:unused");
  CHECK(told("x  # ormlint: ignore[a, suppression-unused]\n") == "1-unused");
}

TEST_CASE("removing an unused comment leaves the rest as it was") {
  CHECK(fixed("x  # ormlint: ignore[table-missing]\ny\n") == "x\ny\n");
  CHECK(fixed("x  # ormlint: ignore[table-missing]\r\ny\r\n") == "x\r\ny\r\n");
  CHECK(fixed("x  # ormlint: ignore[table-missing] since 2019") == "x");
  CHECK(fixed("a\n    # ormlint: ignore[table-missing]\nx\n") == "a\nx\n");
  CHECK(fixed("a\r\n# ormlint: ignore\r\nx\r\n") == "a\r\nx\r\n");
  CHECK(fixed("x  # noqa  # ormlint: ignore[table-missing]\n") == "x  # noqa\n");
  CHECK(fixed("x  # ormlint: ignore[table-missing]  # noqa\n") == "x  # noqa\n");
  CHECK(fixed("BAD  # ormlint: ignore[table-missing, enum-unknown-member]\n") ==
        "BAD  # ormlint: ignore[enum-unknown-member]\n");
  CHECK(fixed("BAD  # ormlint: ignore[enum-unknown-member,table-missing] why\n") ==
        "BAD  # ormlint: ignore[enum-unknown-member] why\n");
  CHECK(fixed("BAD  # ormlint: ignore[enum-unknown-member]\n") == "BAD  # ormlint: ignore[enum-unknown-member]\n");
}

TEST_CASE("comments in SQL speak for SQL") {
  CHECK(told(with_bad("a.sql", "BAD  -- ormlint: ignore[enum-unknown-member]\nBAD\n")) == "1-bad 2:bad");
  CHECK(told(with_bad("a.sql", "-- ormlint: ignore-file[table-missing]\nBAD\n")) == "1:unused 2:bad");
  CHECK(told(with_bad("a.sql", "BAD  # ormlint: ignore\n")) == "1:bad");
}
