// Every #include "…" is one that the table in analyzer/CMakeLists.txt allows, and what only one layer may know is
// included there only.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path root = ORMLINT_SOURCE_DIR;

std::map<std::string, std::set<std::string>> read_table() {
  std::map<std::string, std::set<std::string>> allowed;
  std::ifstream file(root / "analyzer" / "CMakeLists.txt");
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("layer(")) continue;
    std::istringstream words(line.substr(6, line.find(')') - 6));
    std::string layer, below;
    words >> layer;
    allowed[layer].insert(layer);
    while (words >> below) allowed[layer].insert(below);
  }
  return allowed;
}

// "schema/sql.h" for quotes, "<pg_query.h>" for angles.
std::vector<std::string> includes(const fs::path& path) {
  std::vector<std::string> found;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("#include ")) continue;
    const char close = line[9] == '<' ? '>' : '"';
    const std::size_t end = line.find(close, 10);
    found.push_back(line[9] == '<' ? line.substr(9, end - 8) : line.substr(10, end - 10));
  }
  return found;
}

std::vector<fs::path> sources(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const auto extension = entry.path().extension();
    if (extension == ".h" || extension == ".cpp") found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace

TEST_CASE("layers include only what the table allows") {
  const auto allowed = read_table();
  REQUIRE(allowed.size() > 10);
  std::set<std::string> seen;
  for (const auto& entry : fs::directory_iterator(root / "analyzer")) {
    if (!entry.is_directory()) continue;
    const std::string layer = entry.path().filename();
    CAPTURE(layer);
    REQUIRE(allowed.contains(layer));
    seen.insert(layer);
    for (const fs::path& path : sources(entry.path())) {
      for (const std::string& include : includes(path)) {
        if (include.starts_with('<')) continue;
        const std::string other = include.substr(0, include.find('/'));
        CHECK_MESSAGE(allowed.at(layer).contains(other), path.string(), " includes ", include);
      }
    }
  }
  CHECK(seen.size() == allowed.size());
}

TEST_CASE("rules see facts, never Python") {
  const std::set<std::string> facts{"rule", "usage", "domain", "schema", "report", "base"};
  for (const fs::path& path : sources(root / "rules")) {
    for (const std::string& include : includes(path)) {
      const bool third_party = include.starts_with('<');
      CHECK_MESSAGE((third_party || facts.contains(include.substr(0, include.find('/')))), path.string(), " includes ",
                    include);
      for (const std::string_view never : {"<filesystem>", "<thread>", "<fstream>", "<mutex>", "<atomic>"})
        CHECK(include != never);
    }
  }
  const std::set<std::string> rows{"domain/enum_rows.h", "domain/tables.h", "domain/mappers.h"};
  for (const std::string& header :
       std::set<std::string>{"domain/domain.h", "domain/enum_rows.h", "domain/tables.h", "domain/mappers.h"}) {
    for (const std::string& include : includes(root / "analyzer" / header)) {
      const std::string layer = include.substr(0, include.find('/'));
      CHECK((include.starts_with('<') || layer == "base" || layer == "schema" || rows.contains(include)));
    }
  }
}

TEST_CASE("what one layer knows is included there only") {
  const std::map<std::string, std::string> owners{
      {"<tree_sitter/api.h>", "syntax"}, {"<pg_query.h>", "schema"}, {"<pqxx/pqxx>", "schema"},
      {"<CLI/CLI.hpp>", "app"},          {"<toml++/toml.h>", "app"}, {"<iconv.h>", "sources"},
  };
  std::map<std::string, int> count;
  for (const fs::path& path : sources(root / "analyzer")) {
    const std::string layer = fs::relative(path, root / "analyzer").begin()->string();
    for (const std::string& include : includes(path)) {
      const auto owner = owners.find(include);
      if (owner == owners.end()) continue;
      ++count[include];
      CHECK_MESSAGE(layer == owner->second, path.string(), " includes ", include);
    }
  }
  for (const auto& [include, files] : count) CHECK_MESSAGE(files == 1, include, " is included by ", files, " files");
}

TEST_CASE("files stay short") {
  for (const char* const folder : {"analyzer", "rules", "tests"}) {
    for (const fs::path& path : sources(root / folder)) {
      std::ifstream file(path);
      const auto lines = std::count(std::istreambuf_iterator<char>(file), {}, '\n');
      CHECK_MESSAGE(lines <= (std::string(folder) == "rules" ? 80 : 300), path.string(), " has ", lines, " lines");
    }
  }
}
