// The complaints about one file while its checks run: which of them is CPython's first. CPython works in four steps,
// each over the whole file, and stops at the first complaint; within a step it goes from top to bottom.
#pragma once

#include <fmt/core.h>

#include <optional>
#include <string>
#include <utility>

#include "syntax/tree.h"

namespace ormlint {

enum class Step : std::uint8_t {
  future,    // future statements (Python/future.c)
  symbols,   // the symbol table is collected
  analysis,  // and what each name is gets decided (both Python/symtable.c)
  code,      // code is generated (Python/compile.c)
};

class Faults {
 public:
  template <class... Args>
  void add(Step step, Span at, fmt::format_string<Args...> format, Args&&... args) {
    add_met(at.begin, step, at, format, std::forward<Args>(args)...);
  }
  // The same where CPython meets the fault at another place than it shows.
  template <class... Args>
  void add_met(std::uint32_t met, Step step, Span at, fmt::format_string<Args...> format, Args&&... args) {
    if (first_ && std::pair(step_, met_) <= std::pair(step, met)) return;
    step_ = step;
    met_ = met;
    first_ = SyntaxError{at, fmt::format(format, std::forward<Args>(args)...)};
  }

  std::optional<SyntaxError> first() const { return first_; }

 private:
  Step step_ = Step::future;
  std::uint32_t met_ = 0;
  std::optional<SyntaxError> first_;
};

}  // namespace ormlint
