// Every page in rules/ is a test of its rule: Bad has a finding for each mark and a mark for each finding, Good has
// none, and what a fix makes of Bad parses and is silent. ORMLINT_PAGE in the environment names one page.
#include <doctest/doctest.h>

#include <cctype>
#include <cstdlib>

#include "rule/catalogue.h"
#include "support/page.h"
#include "support/project.h"

using namespace ormlint;
using namespace ormlint::test;

namespace {

const Section* section(const Page& page, std::string_view title) {
  for (const Section& one : page.sections) {
    if (one.title == title) return &one;
  }
  return nullptr;
}

void check_form(const CatalogueEntry& entry, const Page& page) {
  CHECK(page.title == entry.id);
  std::string sentence(entry.rule.summary);
  REQUIRE_FALSE(sentence.empty());
  sentence.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(sentence.front())));
  CHECK_MESSAGE(page.first_line.starts_with(sentence + ". "),
                "the page's first sentence is the rule's summary: ", page.first_line);
  std::size_t at = 0;
  for (const std::string_view wanted : {"Why", "Bad", "Good", "Limits"}) {
    while (at < page.sections.size() && page.sections[at].title != wanted) ++at;
    CHECK_MESSAGE(at < page.sections.size(),
                  "the headings Why, Bad, Good, Limits stand in this order; missing: ", wanted);
  }
}

}  // namespace

TEST_CASE("rule pages") {
  const char* const only = std::getenv("ORMLINT_PAGE");
  for (const CatalogueEntry& entry : catalogue()) {
    if (only && entry.id != only) continue;
    CAPTURE(entry.id);
    const Page page = read_page(entry.page);
    check_form(entry, page);
    std::vector<std::string> rules{std::string(entry.id)};
    if (entry.id == "suppression-unused") rules.push_back("enum-unknown-member");
    for (const std::string_view title : {"Bad", "Good"}) {
      CAPTURE(title);
      const Section* const code = section(page, title);
      REQUIRE(code);
      REQUIRE(code->has_code());
      CHECK(code->marks.empty() == (title == "Good"));
      const Analyzed analyzed = analyze_section(*code, rules);
      check_marks(*code, analyzed, std::string(entry.id));
      check_fixes(*code, analyzed, rules);
    }
  }
}
