// Numbers that several formats tell, and the words around them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "report/report.h"
#include "sources/sources.h"

namespace ormlint {

struct Counts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
  std::size_t suppressed = 0;
  std::size_t files = 0;   // with an active finding; databases are none
  std::size_t safe = 0;    // active findings with a safe fix
  std::size_t unsafe = 0;  // active findings with an unsafe one

  std::size_t active() const { return errors + warnings + notes; }
};

Counts count(const Report& report, const Sources& sources);

std::string_view severity_name(Severity severity);
// What is said of the parts of a schema that could not be understood; `number` is not 0.
std::string about_incomplete(std::size_t number);
// "1 error", "2 errors".
std::string counted(std::size_t number, std::string_view noun);

}  // namespace ormlint
