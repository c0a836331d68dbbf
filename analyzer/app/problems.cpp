#include "app/problems.h"

#include <fmt/core.h>

#include <string>

#include "app/terminal.h"
#include "base/lines.h"

namespace ormlint {

void tell(const Problem& problem, const Sources& sources) {
  std::string where;
  if (problem.at) {
    const Source& source = sources[problem.at->file];
    const LineColumn line = Lines(source.text).at(problem.at->span.begin);
    where = fmt::format("{}:{}:{}: ", source.shown_path(), line.line, line.column);
  }
  complain(where + problem.text);
}

}  // namespace ormlint
