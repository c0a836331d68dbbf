// The list of the standard library's modules against the installed Python's own, both ways.
#include "project/standard_library.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <set>
#include <string>
#include <string_view>

using namespace ormlint;

namespace {

// Not every version has these; first and last are minor versions of Python 3. Source: the "Removed" and "New Modules"
// sections of each version's "What's New in Python".
struct Passing {
  std::string_view name;
  int first, last;
};
constexpr int always = 99;
constexpr Passing passing[]{
    {"__main__", always, always},  // sys.stdlib_module_names leaves it out
    {"aifc", 0, 12},
    {"annotationlib", 14, always},
    {"asynchat", 0, 11},
    {"asyncore", 0, 11},
    {"audioop", 0, 12},
    {"binhex", 0, 10},
    {"cgi", 0, 12},
    {"cgitb", 0, 12},
    {"chunk", 0, 12},
    {"compression", 14, always},
    {"crypt", 0, 12},
    {"distutils", 0, 11},
    {"dummy_threading", 0, 8},
    {"formatter", 0, 9},
    {"graphlib", 9, always},
    {"imghdr", 0, 12},
    {"imp", 0, 11},
    {"lib2to3", 0, 12},
    {"mailcap", 0, 12},
    {"msilib", 0, 12},
    {"nis", 0, 12},
    {"nntplib", 0, 12},
    {"ossaudiodev", 0, 12},
    {"parser", 0, 9},
    {"pipes", 0, 12},
    {"smtpd", 0, 11},
    {"sndhdr", 0, 12},
    {"spwd", 0, 12},
    {"sunau", 0, 12},
    {"symbol", 0, 9},
    {"telnetlib", 0, 12},
    {"tomllib", 11, always},
    {"uu", 0, 12},
    {"xdrlib", 0, 12},
    {"zoneinfo", 9, always},
};

bool in_version(std::string_view name, int minor) {
  const auto row = std::ranges::find(passing, name, &Passing::name);
  return row == std::end(passing) || (row->first <= minor && minor <= row->last);
}

}  // namespace

TEST_CASE("the standard library's modules are those that Python names") {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> python(
      ::popen("python3 -c 'import sys\n"
              "print(sys.version_info[1])\n"
              "for name in sys.stdlib_module_names:\n"
              "    if name[0] != \"_\" or name == \"__future__\": print(name)'",
              "r"),
      ::pclose);
  REQUIRE(python);
  std::array<char, 200> line{};
  REQUIRE(std::fgets(line.data(), line.size(), python.get()));
  const int minor = std::stoi(line.data());
  std::set<std::string> theirs, ours;
  while (std::fgets(line.data(), line.size(), python.get())) {
    const std::string name(line.data());
    theirs.insert(name.substr(0, name.size() - 1));
  }
  REQUIRE(theirs.size() > 150);
  for (const std::string_view name : standard_library()) {
    CHECK(is_standard_library(name));
    if (in_version(name, minor)) ours.insert(std::string(name));
  }
  CAPTURE(minor);
  for (const std::string& name : theirs) CHECK_MESSAGE(ours.contains(name), "ours lack ", name);
  for (const std::string& name : ours) CHECK_MESSAGE(theirs.contains(name), "Python lacks ", name);
  CHECK_FALSE(is_standard_library("sqlalchemy"));
}
