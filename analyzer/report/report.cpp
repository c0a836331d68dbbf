#include "report/report.h"

#include <algorithm>

namespace ormlint {

int exit_code(const Report& report) {
  if (!report.problems.empty()) return 2;
  const auto active = [](const Judged& judged) { return judged.status == Status::active; };
  return std::ranges::any_of(report.findings, active) ? 1 : 0;
}

}  // namespace ormlint
