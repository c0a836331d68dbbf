// What phases print, against files: testdata/index/*.py and the index of each, testdata/domain/*.py and the domain of
// each.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <vector>

#include "base/lines.h"
#include "domain/print.h"
#include "domain/read.h"
#include "index/print.h"
#include "project/library.h"
#include "project/link.h"
#include "support/golden.h"
#include "types/stubs.h"

using namespace ormlint;
using namespace ormlint::test;

namespace {

std::vector<std::string> topics(const std::string& folder) {
  std::vector<std::string> found;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(ORMLINT_SOURCE_DIR) / "testdata" / folder)) {
    if (entry.path().extension() == ".py") found.push_back(entry.path().stem());
  }
  std::ranges::sort(found);
  REQUIRE_FALSE(found.empty());
  return found;
}

std::string domain_of(const std::string& path, const std::string& text) {
  Sources sources;
  Source source;
  source.path = path;
  source.text = text;
  sources.add(std::move(source));
  const Project project =
      link(sources, {std::make_shared<const FileIndex>(index_file(text))}, make_library(builtin_stubs()));
  Declarations declarations;
  const Lines lines(text);
  return print_domain(read_domain(project, declarations), [&](Location at) {
    const LineColumn place = lines.at(at.span.begin);
    return std::to_string(place.line) + ":" + std::to_string(place.column);
  });
}

}  // namespace

TEST_CASE("indexes print as they did") {
  for (const std::string& topic : topics("index")) {
    CAPTURE(topic);
    const std::string text = read_repository_file("testdata/index/" + topic + ".py");
    check_golden("index/" + topic + ".index", print_index(index_file(text)));
  }
}

TEST_CASE("domains print as they did") {
  for (const std::string& topic : topics("domain")) {
    CAPTURE(topic);
    const std::string text = read_repository_file("testdata/domain/" + topic + ".py");
    check_golden("domain/" + topic + ".domain", domain_of("app/" + topic + ".py", text));
  }
}
