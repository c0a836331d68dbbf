// Suppression comments and what they silence. `# noqa` and `# type: ignore` never silence ormlint: authors put them
// there against other tools, on lines with real faults.
//
// What a comment speaks for, in the manner mypy, pyright and ty agree on:
//   - behind code on the first or the last line of a statement: the whole statement, a compound one up to its colon;
//   - behind code on a line in between: that line;
//   - on a line of its own: the next statement, or inside brackets the next line;
//   - `ignore-file`, on a line of its own anywhere in the file: the file.
// A finding is silenced when its first or its last line is among those lines.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/lines.h"
#include "report/directive.h"
#include "sources/sources.h"

namespace ormlint {

// A comment that mentions us, found by whoever knows what is a comment: the index for Python, the script reader for
// SQL.
struct Comment {
  Location at;  // from its mark to the end of the line
  Span
      statement;  // the logical line that holds it or, for a comment between statements, the next one; empty: not known
};

struct LineRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  bool contains(std::uint32_t line) const { return first <= line && line <= last; }
};

// The lines a span has something of: one that ends at the start of a line has nothing of that line.
LineRange lines_of(const Lines& lines, Span span);

struct Suppression {
  Directive directive;  // spans count from the start of the file
  FileId file{};
  Span comment;
  bool alone = false;      // nothing but blanks before it on its line
  std::uint32_t line = 0;  // where it stands
  LineRange lines;         // what it speaks for
};

std::vector<Suppression> read_suppressions(std::span<const Comment> comments, const Sources& sources);

}  // namespace ormlint
