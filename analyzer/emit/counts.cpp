#include "emit/counts.h"

#include <fmt/core.h>

#include <optional>

namespace ormlint {

Counts count(const Report& report, const Sources& sources) {
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
    const FileId here = judged.finding.at.file;
    if (file != here && sources[here].database.empty()) ++counts.files;
    file = here;
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

std::string about_incomplete(std::size_t number) {
  return fmt::format("{} of the schema could not be understood, and nothing is said of {}", counted(number, "object"),
                     number == 1 ? "it" : "them");
}

std::string counted(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

}  // namespace ormlint
