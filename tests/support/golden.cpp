#include "support/golden.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/files.h"

namespace ormlint::test {

namespace {

constexpr std::uint64_t most_bytes = 64 << 20;

std::string full_path(const std::string& path) { return std::string(ORMLINT_SOURCE_DIR) + "/" + path; }

// The first line that differs, since doctest would print both texts whole.
std::string difference(std::string_view expected, std::string_view actual) {
  std::size_t line = 1;
  while (true) {
    const std::string_view left = expected.substr(0, expected.find('\n'));
    const std::string_view right = actual.substr(0, actual.find('\n'));
    if (left != right || left.size() == expected.size() || right.size() == actual.size()) {
      return "line " + std::to_string(line) + "\n  expected: " + std::string(left) +
             "\n  actual:   " + std::string(right);
    }
    expected.remove_prefix(left.size() + 1);
    actual.remove_prefix(right.size() + 1);
    ++line;
  }
}

}  // namespace

std::string read_repository_file(const std::string& path) {
  const Result<std::string> bytes = read_file(full_path(path), most_bytes);
  REQUIRE_MESSAGE(bytes.has_value(), (bytes ? std::string() : bytes.error().text));
  return *bytes;
}

void check_golden(const std::string& path, std::string_view actual) {
  const std::string file = full_path("testdata/" + path);
  const char* const bless = std::getenv("BLESS");
  if (bless && std::string_view(bless) == "1") {
    std::filesystem::create_directories(std::filesystem::path(file).parent_path());
    const Result<void> written = write_file(file, actual);
    REQUIRE_MESSAGE(written.has_value(), file);
    return;
  }
  const Result<std::string> expected = read_file(file, most_bytes);
  REQUIRE_MESSAGE(expected.has_value(), file << " is missing: run the tests with BLESS=1 and review what they write");
  CHECK_MESSAGE(*expected == actual, file << ": " << difference(*expected, actual));
}

}  // namespace ormlint::test
