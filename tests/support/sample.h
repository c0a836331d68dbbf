// A run made by hand, for the tests of report and emit: sources from strings, findings placed by what they point at.
#pragma once

#include <string>
#include <string_view>

#include "emit/emit.h"
#include "report/judge.h"

namespace ormlint::test {

struct Sample {
  Sources sources;
  Statements said;
  Policy policy;
  EmitOptions options;

  // The nth place (from 1) where the text stands in the file.
  Location at(std::string_view path, std::string_view text, int nth) const;
  Finding& add(std::string_view rule, Location at, std::string message);
  // Every comment of the file, found by its mark at the end of a line; good for sources without strings that hold one.
  void read_comments(std::string_view path);
  Report report() const { return judge(said, policy, sources); }
};

// Nothing but the policy: four rules and the one that speaks of comments.
Sample empty_sample();
// Every corner an emitter has to turn: several files and notes between them, spans over lines, tabs, wide characters,
// \r\n, a last line without its end, places in a database, suppressed findings, problems.
Sample full_sample();

}  // namespace ormlint::test
