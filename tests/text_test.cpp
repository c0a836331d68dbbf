// The corners of what people read: marks under tabs, wide characters and control characters, long lines, empty places,
// spans over lines, colour, paths, and text that is none.
#include <doctest/doctest.h>
#include <fmt/core.h>

#include <random>

#include "base/utf8.h"
#include "emit/harmless.h"
#include "emit/json_writer.h"
#include "emit/line_view.h"
#include "emit/places.h"
#include "emit/width.h"
#include "report/fix.h"
#include "support/golden.h"
#include "support/sample.h"
#include "support/sarif_schema.h"

using namespace ormlint;
using namespace ormlint::test;

namespace {

FileId add_file(Sample& sample, std::string_view path, std::string_view text) {
  Source source;
  source.path = path;
  source.text = text;
  return sample.sources.add(std::move(source));
}

std::string text_of(const Sample& sample) {
  std::string out;
  emit_text(sample.report(), sample.sources, sample.options, out);
  return out;
}

void add_lines(Sample& sample) {
  add_file(sample, "b_tabs.py", "\tif\tx:\t\ty\n");
  sample.add("table-missing", sample.at("b_tabs.py", "x", 1), "between tabs");
  sample.add("table-missing", sample.at("b_tabs.py", "\t\t", 1), "the tabs");
  add_file(sample, "c_wide.py", "名前 = '한글' + '🙂🇩🇪👍🏽' + 'e\u0301\u200b' + x\n");
  sample.add("table-missing", sample.at("c_wide.py", "🙂🇩🇪👍🏽", 1), "three emoji, six columns");
  sample.add("table-missing", sample.at("c_wide.py", "x", 1), "behind what has no width");
  add_file(sample, "d_control.py", "a = '\x1b[31m\x07\u202e\u0085' + '\xff\xfe\xe3\x81' + x\f\n");
  sample.add("table-missing", sample.at("d_control.py", "x", 1), "\x1b[31mno colour of theirs\nno line of theirs");
  const std::string many(200, 'm');
  add_file(sample, "e_long.py", many + many + " END\n" + "BEGIN " + many + "\n" + many + "\n名" + many + "字\n");
  sample.add("table-missing", sample.at("e_long.py", "END", 1), "at the end")
      .notes.push_back({sample.at("e_long.py", "mmm", 1), "at the begin of the same line"});
  sample.add("table-missing", sample.at("e_long.py", "BEGIN", 1), "at the begin");
  const Location third = sample.at("e_long.py", "\nmmm", 1);
  sample.add("table-missing", {third.file, {third.span.begin + 1, third.span.begin + 201}}, "wider than the view");
  sample.add("table-missing", sample.at("e_long.py", "字", 1), "a wide one at the end");
}

void add_spans(Sample& sample) {
  const FileId empty = add_file(sample, "f_empty.py", "");
  sample.add("table-missing", {empty, {0, 0}}, "an empty file");
  const FileId blank = add_file(sample, "g_blank.py", "\n\n\n");
  sample.add("table-missing", {blank, {1, 1}}, "an empty line");
  sample.add("table-missing", {blank, {0, 3}}, "nothing but line ends");
  sample.add("table-missing", {blank, {90, 99}}, "beyond the end");
  std::string body = "def f():\r\n";
  for (int n = 1; n <= 12; ++n) body += fmt::format("    x{} = {}\r\n", n, n);
  add_file(sample, "h_body.py", body + "    return (a,\r\n            b)");
  const Location begin = sample.at("h_body.py", "def", 1), end = sample.at("h_body.py", "b)", 1);
  const FileId file = begin.file;
  Finding& whole = sample.add("table-missing", {file, {0, end.span.end}}, "cut in the middle");
  whole.notes.push_back(
      {Location{file, {sample.at("h_body.py", "(a", 1).span.begin, end.span.end}}, "a note over lines"});
  whole.notes.push_back({sample.at("h_body.py", "x3", 1), "a note on a line"});
  whole.notes.push_back({sample.at("h_body.py", "x5", 1), "one line between"});
  whole.notes.push_back({sample.at("h_body.py", "x12", 1), "a gap between"});
  whole.notes.push_back({sample.at("h_body.py", "12\r", 1), "on the same line"});
  const Location first = sample.at("h_body.py", "x1 = 1\r\n", 1);
  sample.add("table-missing", first, "with its line end");
  sample.add("table-missing", {file, {first.span.begin, first.span.end + 4}}, "and the blanks of the next line");
}

}  // namespace

TEST_CASE("every corner of a snippet") {
  Sample sample = empty_sample();
  add_lines(sample);
  add_spans(sample);
  check_golden("emit/corners.text", text_of(sample));
  sample.options.colour = true;
  check_golden("emit/corners.colour.text", text_of(sample));
}

TEST_CASE("the last lines say what the run came to") {
  Sample sample = empty_sample();
  sample.said.summary = {1, 1, 0, {}};
  CHECK(text_of(sample) == "All clear: 1 file checked\n");
  sample.said.summary = {3, 3, 1, {"drift rules did not run: no schema was given"}};
  CHECK(text_of(sample) ==
        "note: drift rules did not run: no schema was given\n"
        "note: 1 object of the schema could not be understood, and nothing is said of it\n"
        "\nAll clear: 3 files checked\n");
  sample.said.summary = {3, 3, 0, {}};
  sample.said.problems.push_back({"cannot read `a.py`", {}});
  CHECK(text_of(sample) ==
        "problem: cannot read `a.py`\n"
        "\nFound nothing, but not everything was checked: 3 files checked\n"
        "1 problem kept ormlint from doing all of its work\n");
}

TEST_CASE("paths are shown from where the user stands, and from the repository's root") {
  Source source;
  source.path = "shop/db/models.py";
  CHECK(shown_path(source) == "shop/db/models.py");
  source.shown = "../db/models.py";
  CHECK(shown_path(source) == "../db/models.py");
  EmitOptions options;
  CHECK(repository_path(source, options) == "shop/db/models.py");
  options.root_in_repository = "services/api/";
  CHECK(repository_path(source, options) == "services/api/shop/db/models.py");
  source.path = "../db/schema.sql";
  CHECK(repository_path(source, options) == "services/db/schema.sql");
  source.path = "../../../schema.sql";
  CHECK(repository_path(source, options) == "../schema.sql");
  source.database = "shop";
  CHECK(shown_path(source) == "database shop");
}

TEST_CASE("JSON strings are escaped, and bytes that are no character replaced") {
  std::string out = "already there";
  JsonWriter json(out);
  json.open_object();
  json.member("a\"b\\", std::string_view("\0\x01\n\r\t\x1f\x7f/é🙂", 14));
  json.array("bad");
  for (const std::string_view bad : {"\xff", "a\xc3", "\xe3\x81z", "\xed\xa0\x80", "\xc0\x80", "\xf4\x90\x80\x80"}) {
    json.string(bad);
  }
  json.close_array();
  json.member("number", 18446744073709551615u);
  json.member("flag", true);
  json.object("empty");
  json.close_object();
  json.close_object();
  CHECK(
      out ==
      "already "
      "there{\"a\\\"b\\\\\":\"\\u0000\\u0001\\n\\r\\t\\u001f\x7f/é🙂\",\"bad\":[\"\uFFFD\",\"a\uFFFD\",\"\uFFFDz\","
      "\"\uFFFD\uFFFD\uFFFD\",\"\uFFFD\uFFFD\",\"\uFFFD\uFFFD\uFFFD\uFFFD\"],"
      "\"number\":18446744073709551615,\"flag\":true,\"empty\":{}}");
}

TEST_CASE("characters survive decoding and encoding") {
  for (const char32_t code : {U'\0', U'a', U'\x7f', U'\x80', U'\u07ff', U'\u0800', U'\ud7ff', U'\ue000', U'\uffff',
                              U'\U00010000', U'\U0010ffff'}) {
    std::string text;
    append_character(text, code);
    const Character character = first_character(text);
    CHECK(character.code == code);
    CHECK(character.size == text.size());
  }
}

TEST_CASE("widths are those of a terminal") {
  CHECK(width(U'a') == 1);
  CHECK(width(U'é') == 1);
  CHECK(width(U'完') == 2);
  CHECK(width(U'한') == 2);
  CHECK(width(U'ｱ') == 1);
  CHECK(width(U'Ａ') == 2);
  CHECK(width(U'🙂') == 2);
  CHECK(width(U'\u0301') == 0);
  CHECK(width(U'\u200d') == 0);
  CHECK(width(U'\ufe0f') == 0);
  CHECK(width(U'\U0001f9ff') == 2);
  CHECK(width(U'\U0010ffff') == 1);
}

TEST_CASE("a line's view keeps what is meant in sight, whatever the line") {
  std::mt19937 random(3);
  const std::string_view pieces[] = {"a", "\t", "名", "🙂", "\u0301", "\xff", "\x1b"};
  for (int round = 0; round < 2000; ++round) {
    std::string line;
    for (unsigned n = random() % 60; n > 0; --n) line += pieces[random() % std::size(pieces)];
    const auto begin = static_cast<std::uint32_t>(random() % (line.size() + 1));
    const LineView view(line, {begin, begin}, 20);
    CHECK(view.end_column() <= 20);
    CHECK(view.column(begin) <= view.end_column());
    CHECK(view.column(0) == 0);
    // Every byte stands at or behind the one before it.
    for (std::uint32_t byte = 1; byte <= line.size(); ++byte) CHECK(view.column(byte - 1) <= view.column(byte));
  }
}

TEST_CASE("no text and no place makes an emitter stumble") {
  std::mt19937 random(11);
  for (int round = 0; round < 150; ++round) {
    Sample sample = empty_sample();
    std::string text;
    for (unsigned n = random() % 200; n > 0; --n) text += "a\n\r\t \"\\#'\xe5\xae\x8c\xff\x1b%:,]["[random() % 18];
    const FileId file = add_file(sample, "a:b,%\n\xff.py", text);
    const auto place = [&] {
      const auto begin = static_cast<std::uint32_t>(random() % 220), end = static_cast<std::uint32_t>(random() % 220);
      return Location{file, {std::min(begin, end), std::max(begin, end)}};
    };
    for (int n = 0; n < 5; ++n) {
      Finding& finding = sample.add("enum-unknown-member", place(), text.substr(0, random() % 20));
      finding.notes.push_back({place(), text});
      finding.fix = {"Change it", Safety::safe, {{place(), text}}};
    }
    const Report report = sample.report();
    for (const std::string_view name : {"text", "concise", "sarif", "github", "json", "statistics"}) {
      std::string out;
      emit(*format_named(name), report, sample.sources, sample.options, out);
      CHECK_FALSE(out.contains('\x1b'));
      if (name == "sarif" || name == "json") parse_json(out);
    }
    apply_fixes(report, sample.sources, Safety::unsafe);
  }
}
