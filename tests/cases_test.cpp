// Every page in testdata/cases: marks as on the rules' pages, with the rule named after the file where that is a rule,
// and `# is: …` for what the last name of a line stands for.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/lines.h"
#include "pipeline/analyze.h"
#include "project/link.h"
#include "project/print.h"
#include "support/golden.h"
#include "support/page.h"
#include "support/project.h"

using namespace ormlint;
using namespace ormlint::test;

namespace {

std::vector<std::filesystem::path> pages() {
  std::vector<std::filesystem::path> found;
  const auto root = std::filesystem::path(ORMLINT_SOURCE_DIR) / "testdata" / "cases";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".md") found.push_back(entry.path());
  }
  std::ranges::sort(found);
  REQUIRE_FALSE(found.empty());
  return found;
}

// The name or dotted name that ends last on a line, and of these the longest.
Id<Expr> last_name(const FileIndex& file, const Lines& lines, std::uint32_t line) {
  Id<Expr> found;
  for (const Id<Expr> id : file.tree.exprs.ids()) {
    const Expr& expr = file[id];
    if (expr.kind != ExprKind::name && expr.kind != ExprKind::attribute) continue;
    if (lines.at(expr.span.begin).line != line || !file.scope_of_expr[id.value]) continue;
    const bool later = !found || expr.span.end > file[found].span.end;
    const bool longer = found && expr.span.end == file[found].span.end && expr.span.begin < file[found].span.begin;
    if (later || longer) found = id;
  }
  return found;
}

void check_meanings(const Section& section, const Analyzed& analyzed) {
  if (section.meanings.empty()) return;
  const Sources& sources = analyzed.inputs.sources;
  const Project project = link(sources, index_files(sources, 1), nullptr);
  for (const Meaning& meaning : section.meanings) {
    const auto file = sources.find(meaning.path);
    REQUIRE(file);
    const FileIndex& index = project.index(*file);
    const Id<Expr> name = last_name(index, Lines(sources[*file].text), meaning.line);
    CAPTURE(meaning.path);
    CAPTURE(meaning.line);
    REQUIRE(name);
    CHECK(describe(project, resolve(project, *file, name)) == meaning.text);
  }
}

}  // namespace

TEST_CASE("cases") {
  for (const auto& path : pages()) {
    CAPTURE(path.filename().string());
    const Page page = read_page(read_repository_file(std::filesystem::relative(path, ORMLINT_SOURCE_DIR)));
    const std::string rule = find_rule(path.stem().string()) ? path.stem().string() : "";
    for (const Section& section : page.sections) {
      if (!section.has_code()) continue;
      CAPTURE(section.title);
      const Analyzed analyzed = analyze_section(section, rule.empty() ? std::vector<std::string>{} : std::vector{rule});
      check_marks(section, analyzed, rule);
      check_meanings(section, analyzed);
      if (!section.fixed.empty()) check_fixes(section, analyzed, {rule});
    }
  }
}
