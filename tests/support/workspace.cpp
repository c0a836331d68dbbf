#include "support/workspace.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace ormlint::test {

Workspace::Workspace() {
  // In memory where that is offered: some tests make tens of thousands of files, which a disk may take half a minute
  // for.
  const bool memory = !std::getenv("TMPDIR") && ::access("/dev/shm", W_OK) == 0;
  const std::filesystem::path parent = memory ? "/dev/shm" : std::filesystem::temp_directory_path();
  std::string path = std::filesystem::canonical(parent) / "ormlint-test-XXXXXX";
  REQUIRE(::mkdtemp(path.data()));
  path_ = path;
}

Workspace::~Workspace() {
  // Not remove_all: it goes down by recursion and by whole paths, and some tests build very deep trees.
  std::array<char, 64> quoted{};
  std::snprintf(quoted.data(), quoted.size(), "rm -rf '%s'", path_.c_str());
  if (std::system(quoted.data()) != 0) std::perror("removing a test's workspace");
}

void Workspace::folder(std::string_view below) const { std::filesystem::create_directories(*this / below); }

void Workspace::write(std::string_view below, std::string_view bytes) const {
  const std::filesystem::path path = *this / below;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string Workspace::run(const std::string& command) const {
  std::FILE* const pipe = ::popen(("cd '" + path_ + "' && " + command).c_str(), "r");
  REQUIRE(pipe);
  std::string output;
  std::array<char, 65536> room;
  while (const std::size_t got = std::fread(room.data(), 1, room.size(), pipe)) output.append(room.data(), got);
  INFO(command);
  REQUIRE(::pclose(pipe) == 0);
  return output;
}

std::string Workspace::git(const std::string& arguments) const {
  return run(
      "env -u GIT_DIR -u GIT_WORK_TREE -u GIT_INDEX_FILE GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null "
      "XDG_CONFIG_HOME=/dev/null git -c user.name=test -c user.email=test@example.org -c init.defaultBranch=main " +
      arguments);
}

}  // namespace ormlint::test
