#include "app/terminal.h"

#include <cstdio>
#include <string>

namespace ormlint {

Result<void> write_output(std::string_view bytes) {
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
  if (!written || std::fflush(stdout) != 0) return fail("cannot write to standard output");
  return {};
}

void complain(std::string_view text) {
  const std::string line = "ormlint: " + std::string(text) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
  std::fflush(stderr);
}

int refuse(const Problem& problem) {
  complain(problem.text);
  return 2;
}

}  // namespace ormlint
