// Markdown as tests. A section with code is one project in memory; its fences are files, and marks at the end of lines
// say what must be found there (tests/README.md).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ormlint::test {

// `# error: text`, `# warning[rule]: text`, `-- error`: a finding that must be there.
struct Mark {
  std::string path;
  std::uint32_t line = 0;  // from 1
  std::string severity;
  std::string rule;  // empty: the page's own
  std::string text;  // must occur in the message; may be empty
};

// `# is: shop.models.Order`: what the last expression of the line stands for.
struct Meaning {
  std::string path;
  std::uint32_t line = 0;
  std::string text;
};

struct Section {
  std::string title;
  std::map<std::string, std::string> files;  // Python, marks blanked
  std::string schema;                        // the SQL fence, marks blanked
  bool has_schema = false;
  std::map<std::string, std::string> fixed;  // by path
  std::string output;                        // rendered text that must come out
  bool has_output = false;
  std::vector<Mark> marks;
  std::vector<Meaning> meanings;

  bool has_code() const { return !files.empty() || has_schema; }
};

struct Page {
  std::string title;       // the first heading
  std::string first_line;  // the first paragraph
  std::vector<Section> sections;
};

Page read_page(std::string_view markdown);

}  // namespace ormlint::test
