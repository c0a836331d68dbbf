// The README shows real output: what stands in its transcript is what the shop's golden has, which the binary is held
// to.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "support/golden.h"

using namespace ormlint::test;

namespace {

// What a fence of this language holds, the first one.
std::string fence(const std::string& markdown, const std::string& language) {
  const std::string opening = "```" + language + "\n";
  const std::size_t begin = markdown.find(opening);
  REQUIRE(begin != std::string::npos);
  const std::size_t end = markdown.find("\n```", begin + opening.size());
  REQUIRE(end != std::string::npos);
  return markdown.substr(begin + opening.size(), end - begin - opening.size());
}

}  // namespace

TEST_CASE("the README's transcript is real output") {
  const std::string transcript = fence(read_repository_file("README.md"), "text");
  const std::string output = read_repository_file("testdata/projects/shop/expected.txt");
  std::size_t begin = transcript.find('\n') + 1;  // behind the command
  std::size_t paragraphs = 0;
  while (begin < transcript.size()) {
    const std::size_t end = std::min(transcript.find("\n\n", begin), transcript.size());
    const std::string paragraph = transcript.substr(begin, end - begin);
    CAPTURE(paragraph);
    CHECK(output.contains(paragraph + "\n"));
    begin = end + 2;
    ++paragraphs;
  }
  CHECK(paragraphs > 2);
}
