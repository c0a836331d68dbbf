#include "emit/counts.h"

#include <fmt/core.h>

#include <optional>

namespace ormlint {

Counts count(const Report& report) {
  Counts counts;
  std::optional<FileId> file;
  for (const Judged& judged : report.findings) {
    if (judged.status != Status::active) {
      ++counts.suppressed;
      continue;
    }
    switch (judged.severity) {
      case Severity::error:
        ++counts.errors;
        break;
      case Severity::warning:
        ++counts.warnings;
        break;
      case Severity::note:
        ++counts.notes;
        break;
    }
    // Findings are by path, so a file's stand together.
    if (file != judged.finding.at.file) ++counts.files;
    file = judged.finding.at.file;
    if (!judged.finding.fix) continue;
    ++(judged.finding.fix->safety == Safety::safe ? counts.safe : counts.unsafe);
  }
  return counts;
}

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return {};
}

std::string counted(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

}  // namespace ormlint
