// Numbers that several formats tell, and the words around them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "report/report.h"

namespace ormlint {

struct Counts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
  std::size_t suppressed = 0;
  std::size_t files = 0;   // with an active finding
  std::size_t safe = 0;    // active findings with a safe fix
  std::size_t unsafe = 0;  // active findings with an unsafe one

  std::size_t active() const { return errors + warnings + notes; }
};

Counts count(const Report& report);

std::string_view severity_name(Severity severity);
// "1 error", "2 errors".
std::string counted(std::size_t number, std::string_view noun);

}  // namespace ormlint
