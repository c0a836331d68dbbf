// A suppression comment as text: `# ormlint: ignore[rule-a, rule-b]`, `# ormlint: ignore`, `# ormlint: ignore-file[…]`,
// the same after `--` in SQL. Knows the form only, not which rules there are, so that what is parsed can be cached.
//
// The form follows what ruff, ty and pyright taught people: ids in brackets, free text after them as the reason, other
// tools' comments before or behind on the same line. A comment that clearly means us and cannot be read is never
// passed over in silence: whoever wrote it believes that something is silenced.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace ormlint {

struct RuleName {
  std::string id;
  Span at;
};

struct Directive {
  bool whole_file = false;
  std::vector<RuleName> rules;  // empty: every rule
  Span at;                      // from the comment's mark to the closing bracket, or to the end of the word
  Span whole;                   // the same with its reason: what goes when the directive goes
  Span list;                    // between the brackets; empty where there are none
  std::string fault;            // not empty: it cannot be read and silences nothing; what is wrong, as a message
  std::string help;             // how it is written, when there is a fault
};

// Every directive of one comment, in order; spans count from `offset`, the place of the comment's first byte. `mark` is
// what starts a comment in that language: "#" or "--".
std::vector<Directive> parse_directives(std::string_view comment, std::string_view mark, std::uint32_t offset);

}  // namespace ormlint
