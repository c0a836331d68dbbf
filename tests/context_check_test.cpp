// What CPython's symbol table and compiler refuse, against its recorded answers (testdata/syntax/context.txt).
#include <doctest/doctest.h>

#include <fmt/core.h>

#include <string>
#include <string_view>

#include "base/files.h"
#include "base/lines.h"
#include "index/file_index.h"

using namespace ormlint;

namespace {

// "3: 'return' outside function", or "ok".
std::string answer(std::string_view text) {
  const FileIndex file = index_file(text);
  if (!file.error) return "ok";
  return fmt::format("{}: {}", Lines(text).at(file.error->at.begin).line, file.error->message);
}

}  // namespace

TEST_CASE("the compiler's verdicts on snippets are CPython's, with its words and lines") {
  const auto recorded = read_file(ORMLINT_SOURCE_DIR "/testdata/syntax/context.txt", 1 << 20);
  REQUIRE(recorded);
  std::string_view rest = *recorded;
  std::size_t compared = 0;
  constexpr std::string_view mark = "\n--- ";
  for (std::size_t at = rest.find(mark); at != rest.npos;) {
    rest.remove_prefix(at + mark.size());
    at = rest.find(mark);
    const std::string_view section = rest.substr(0, at == rest.npos ? at : at + 1);
    const std::size_t line_end = section.find('\n');
    const std::string expected(section.substr(0, line_end));
    const std::string snippet(section.substr(line_end + 1));
    CAPTURE(snippet);
    CHECK_EQ(answer(snippet), expected);
    ++compared;
  }
  CHECK_GT(compared, 400);
}
