// Bytes to text: the rules one by one, and some 1,700 files against the installed CPython.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <sstream>

#include "base/lines.h"
#include "base/utf8.h"
#include "sources/codecs.h"
#include "sources/cookie.h"
#include "sources/decode.h"

using namespace ormlint;

namespace {

Decoded decoded(std::string_view bytes) {
  Result<Decoded> result = decode_python(std::string(bytes));
  REQUIRE(result);
  return std::move(*result);
}

struct Place {
  std::string message;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string text;
};

Place fault_of(std::string_view bytes) {
  const Decoded result = decoded(bytes);
  REQUIRE(result.fault);
  const Lines lines(result.text);
  const auto [line, column] = lines.at(result.fault->at.begin);
  const Span at = result.fault->at;
  REQUIRE(at.end <= result.text.size());
  return {result.fault->message, line, column, result.text.substr(at.begin, at.size())};
}

std::string from_hex(std::string_view digits) {
  const auto value = [](char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; };
  std::string out;
  for (std::size_t n = 0; n + 1 < digits.size(); n += 2) {
    out += static_cast<char>(value(digits[n]) * 16 + value(digits[n + 1]));
  }
  return out;
}

// One line of tests/oracle/decode.py.
struct Case {
  std::string bytes;
  bool good = false;
  std::uint32_t line = 0;
  std::string message;  // empty when the installed version words it otherwise
  std::string value;
};

std::vector<Case> cases_of_python(const std::string& seed) {
  std::string output;
  std::array<char, 65536> room;
  std::FILE* const pipe = ::popen(("python3 " ORMLINT_SOURCE_DIR "/tests/oracle/decode.py " + seed).c_str(), "r");
  REQUIRE(pipe);
  while (const std::size_t got = std::fread(room.data(), 1, room.size(), pipe)) output.append(room.data(), got);
  REQUIRE(::pclose(pipe) == 0);

  std::vector<Case> cases;
  std::istringstream lines(output);
  std::string bytes, verdict, first, message;
  while (lines >> bytes >> verdict >> first) {
    Case next{from_hex(bytes), verdict == "ok", 0, "", ""};
    if (next.good) next.value = from_hex(first);
    if (!next.good) {
      lines >> message;
      next.line = static_cast<std::uint32_t>(std::stoul(first));
      next.message = from_hex(message);
    }
    cases.push_back(std::move(next));
  }
  return cases;
}

CodecKind kind_of(std::string_view bytes) {
  const std::optional<Cookie> cookie = find_cookie(bytes);
  const Codec* const codec = cookie ? find_codec(cookie->name) : nullptr;
  return codec ? codec->kind : CodecKind::utf8;
}

// Encodings in which the C library's table and CPython's differ in some characters, nearly all of private use.
bool tables_differ(std::string_view bytes) {
  constexpr std::array<std::string_view, 12> names{"big5",    "big5hkscs",    "cp932",          "cp950",
                                                   "gb18030", "euc_jis_2004", "shift_jis_2004", "shift_jisx0213",
                                                   "johab",   "tis_620",      "mac_roman",      "mac_cyrillic"};
  const std::optional<Cookie> cookie = find_cookie(bytes);
  const Codec* const codec = cookie ? find_codec(cookie->name) : nullptr;
  return codec && std::ranges::find(names, codec->name) != names.end();
}

void compare(const Case& expected) {
  INFO(shown_name(expected.bytes));
  const CodecKind kind = kind_of(expected.bytes);
  const Result<Decoded> ours = decode_python(expected.bytes);
  CHECK(ours.has_value() == (kind != CodecKind::unread));
  if (!ours) return;
  INFO("CPython: " << (expected.good ? "value " + expected.value : expected.message));
  INFO("ours: " << (ours->fault ? ours->fault->message : ours->text));
  CHECK(first_invalid(ours->text) == ours->text.size());
  if (tables_differ(expected.bytes)) return;
  CHECK(ours->fault.has_value() != expected.good);
  if (expected.good) CHECK(ours->text.find("value = \"" + expected.value + "\"") != std::string::npos);
  if (expected.good || !ours->fault) return;
  // CPython says of UTF-16 where its decoder stumbled, which depends on the file's length; 3.11 words one fault
  // otherwise.
  const bool worded = kind != CodecKind::wide && kind != CodecKind::undefined && !expected.message.empty();
  if (worded) CHECK(ours->fault->message == expected.message);
  const bool placed = expected.line > 0 && ours->fault->message.starts_with("Non-UTF-8");
  if (placed) CHECK(Lines(ours->text).at(ours->fault->at.begin).line == expected.line);
}

}  // namespace

TEST_CASE("decode: byte-order mark and line ends") {
  CHECK(decoded("\xEF\xBB\xBFx = 1\n").text == "x = 1\n");
  CHECK(decoded("a\rb\r\nc\r").text == "a\nb\r\nc\n");
  CHECK(decoded("").text.empty());
  CHECK(decoded("\xEF\xBB\xBF# coding: utf-8\n").text == "# coding: utf-8\n");
}

TEST_CASE("decode: the declared encoding") {
  CHECK(decoded("# coding: latin-1\nx = '\xE9'\n").text == "# coding: latin-1\nx = '\xC3\xA9'\n");
  CHECK(decoded("#!/bin/x\n# vim: set fileencoding=cp1252 :\n'\x80'").text.ends_with("'\xE2\x82\xAC'"));
  CHECK(decoded("# coding: Shift_JIS\n'\x93\xFA\x96\x7B'").text.ends_with("'日本'"));
  CHECK(decoded("# coding: euc-jp\n'\xC6\xFC\xCB\xDC'").text.ends_with("'日本'"));
  CHECK(decoded("# coding: gbk\n'\xD6\xD0'").text.ends_with("'中'"));
}

TEST_CASE("decode: faults stand where they are, in CPython's words") {
  Place at = fault_of("x = 1\n# caf\xE9\n");
  CHECK(at.message ==
        "Non-UTF-8 code starting with '\\xe9' on line 2, but no encoding declared; see "
        "https://peps.python.org/pep-0263/ for details");
  CHECK(at.line == 2);
  CHECK(at.column == 6);
  at = fault_of("#!/bin/x\n# coding: No_Such\n");
  CHECK(at.message == "unknown encoding: No_Such");
  CHECK(at.text == "No_Such");
  CHECK(at.line == 2);
  at = fault_of("\xEF\xBB\xBF# coding: latin-1\n");
  CHECK(at.message == "encoding problem: iso-8859-1 with BOM");
  CHECK(at.text == "latin-1");
  at = fault_of("# coding: ascii\r\nx = '\xC3'\n");
  CHECK(at.message == "'ascii' codec can't decode byte 0xc3 in position 21: ordinal not in range(128)");
  CHECK(at.line == 2);
  CHECK(at.column == 6);
  at = fault_of({"x = 1\n# \xC3\xA4\0\n", 12});
  CHECK(at.message == "source code string cannot contain null bytes");
  CHECK(at.line == 2);
  CHECK(at.column == 4);
}

TEST_CASE("decode: an encoding that only CPython reads is an error, not a fault") {
  CHECK(decode_python("# coding: utf-7\n").error().text == "its encoding `utf-7` cannot be read here");
}

TEST_CASE("utf8: ill-formed sequences are counted as CPython's decoder does") {
  CHECK(first_invalid("plain and long enough \xC3\xA9 \xF0\x9F\x90\x8D") == 29);
  CHECK(first_invalid("\xED\xA0\x80") == 0);
  CHECK(first_invalid("abcdefgh\xC0\x80") == 8);
  CHECK(bad_character("\xE2\x82 ").size == 2);
  CHECK(bad_character("\xFF").reason == "invalid start byte");
  CHECK(cleaned({"a\0\xE2\x82z\xFF", 6}) == "a\xEF\xBF\xBD\xEF\xBF\xBDz\xEF\xBF\xBD");
  CHECK(shown_name("caf\xE9/\n\xC3\xA9.py") == "caf\\xe9/\\x0a\xC3\xA9.py");
}

TEST_CASE("decode: the installed CPython agrees") {
  const std::vector<Case> cases = cases_of_python("20261124");
  CHECK(cases.size() > 1500);
  for (const Case& next : cases) compare(next);
}
