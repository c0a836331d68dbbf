#include "support/binary.h"

#include <doctest/doctest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>

#include "base/files.h"

namespace ormlint::test {

Ran run_ormlint(const Workspace& workspace, const std::string& arguments, const std::string& before) {
  const std::string command =
      "cd '" + workspace.path() + "' && NO_COLOR=1 " + before + " '" ORMLINT_BINARY "' " + arguments + " 2>&1";
  Ran ran;
  std::FILE* const pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe);
  std::array<char, 65536> room;
  while (const std::size_t got = std::fread(room.data(), 1, room.size(), pipe)) ran.out.append(room.data(), got);
  const int status = ::pclose(pipe);
  ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

std::string read_workspace_file(const Workspace& workspace, std::string_view below) {
  const Result<std::string> bytes = read_file(workspace / below, std::uint64_t{1} << 30);
  REQUIRE_MESSAGE(bytes.has_value(), below);
  return *bytes;
}

}  // namespace ormlint::test
