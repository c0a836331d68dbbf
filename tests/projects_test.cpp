// Every project in testdata/projects, through the binary, as a user runs it: in a copy of its own, outside of any
// repository, so that nothing but the project decides what comes out.
#include <doctest/doctest.h>
#include <sys/wait.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "support/golden.h"
#include "support/workspace.h"

using namespace ormlint::test;

namespace {

const std::filesystem::path projects = std::filesystem::path(ORMLINT_SOURCE_DIR) / "testdata" / "projects";

int run(const Workspace& workspace, const std::string& arguments) {
  const std::string command = "cd '" + workspace.path() + "' && NO_COLOR=1 '" ORMLINT_BINARY "' " + arguments;
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string read(const std::string& path) {
  std::string text;
  FILE* const file = std::fopen(path.c_str(), "rb");
  REQUIRE(file);
  std::array<char, 4096> buffer{};
  for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), file)) > 0;)
    text.append(buffer.data(), got);
  std::fclose(file);
  return text;
}

void copy(const std::filesystem::path& project, const Workspace& workspace) {
  namespace fs = std::filesystem;
  fs::copy(project, workspace.path(), fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

}  // namespace

TEST_CASE("projects say what they are expected to say") {
  for (const auto& entry : std::filesystem::directory_iterator(projects)) {
    const std::string name = entry.path().filename();
    CAPTURE(name);
    const Workspace workspace;
    copy(entry.path(), workspace);
    const bool schema = std::filesystem::exists(entry.path() / "schema.sql");
    const std::string what = schema ? "check . --schema schema.sql " : "check . ";
    const int code = run(workspace, what + "--output out.txt");
    const std::string text = read(workspace / "out.txt");
    check_golden("projects/" + name + "/expected.txt", text);
    CHECK(code == (text.find("error[") == std::string::npos ? 0 : 1));
  }
}

TEST_CASE("the shop in every format, and with any number of threads") {
  const Workspace workspace;
  copy(projects / "shop", workspace);
  CHECK(run(workspace,
            "check . --schema schema.sql --jobs 1 --format sarif:one.sarif --format json:one.json "
            "--format github:one.github --format concise:one.concise --format text:one.txt") == 1);
  CHECK(run(workspace,
            "check . --schema schema.sql --jobs 8 --format sarif:eight.sarif --format json:eight.json "
            "--format github:eight.github --format concise:eight.concise --format text:eight.txt") == 1);
  for (const std::string format : {"sarif", "json", "github", "concise"}) {
    CAPTURE(format);
    const std::string text = read(workspace / ("one." + format));
    check_golden("projects/shop/expected." + format, text);
    CHECK(text == read(workspace / ("eight." + format)));
  }
  CHECK(read(workspace / "one.txt") == read(workspace / "eight.txt"));
}

TEST_CASE("a path alone is told of with the whole project as context") {
  const Workspace workspace;
  copy(projects / "shop", workspace);
  CHECK(run(workspace, "check shop/services/fulfilment.py --format concise:out.txt") == 1);
  const std::string text = read(workspace / "out.txt");
  CHECK(text.find("`OrderStatus` has no member `Completed`") != std::string::npos);
  CHECK(text.find("customers.py") == std::string::npos);
}
