// Names beyond ASCII: what both parsers take them for, against the installed Python's unicodedata.
#include "syntax/identifiers.h"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "syntax/recover.h"
#include "syntax/strict.h"

using namespace ormlint;

TEST_CASE("every name that Python normalises is the name that it makes of it") {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> python(
      ::popen(
          "PYTHONUTF8=1 python3 -c 'import unicodedata\n"
          "for code in range(0x80, 0x110000):\n"
          "    for name in (chr(code), \"a\" + chr(code), chr(code) + \"\\u0301\", \"\\u1100\\u1161\" + chr(code)):\n"
          "        normal = unicodedata.normalize(\"NFKC\", name)\n"
          "        if name.isidentifier() and normal != name: print(name, normal)'",
          "r"),
      ::pclose);
  REQUIRE(python);
  std::array<char, 400> line{};
  int names = 0;
  while (std::fgets(line.data(), line.size(), python.get())) {
    const std::string text(line.data());
    const std::size_t blank = text.find(' ');
    const std::string name = text.substr(0, blank), normal = text.substr(blank + 1, text.size() - blank - 2);
    ++names;
    if (normalized_identifier(name) != normal) FAIL_CHECK("wrong: ", name, ' ', normalized_identifier(name));
  }
  CHECK(names > 10'000);
}

namespace {

// Every name written here is one that CPython normalises to `fi`, and nothing else is written.
constexpr std::string_view everywhere = R"(import ﬁ.ﬁ as ﬁ, ﬁ . ﬁ
from .ﬁ.ﬁ import ﬁ as ﬁ, ﬁ
@ﬁ.ﬁ
def ﬁ[ﬁ: ﬁ, *ﬁ](ﬁ, /, ﬁ: ﬁ, ﬁ=1, *ﬁ, ﬁ: ﬁ = 2, **ﬁ) -> ﬁ:
    global ﬁ
class ﬁ(ﬁ=ﬁ.ﬁ):
    ﬁ: 'ﬁ.ﬁ' = lambda ﬁ: f'{ﬁ}'
try:
    ﬁ(ﬁ=[ﬁ for ﬁ in ﬁ])
except ﬁ as ﬁ:
    (ﬁ := 1)
match ﬁ:
    case [ﬁ.ﬁ, *ﬁ] | ﬁ(ﬁ=ﬁ) | {**ﬁ} | ﬁ as ﬁ:
        type ﬁ[ﬁ] = ﬁ
)";

// The names that a tree holds.
std::string names_of(const Tree& tree) {
  CHECK_FALSE(tree.error);
  std::string found;
  for (const Id<Expr> id : tree.exprs.ids()) {
    const Expr& expr = tree[id];
    if (expr.kind == ExprKind::string || expr.kind == ExprKind::number || expr.text == Text{}) continue;
    found += fmt::format("{}={} ", name_of(expr.kind), tree.text(expr));
  }
  for (const Id<Stmt> id : tree.stmts.ids()) {
    if (tree[id].name != Text{}) found += fmt::format("{}={} ", name_of(tree[id].kind), tree.name(tree[id]));
  }
  return found;
}

}  // namespace

TEST_CASE("a name is normalised wherever it stands, by both parsers") {
  for (const Tree& tree : {strict(everywhere), recover(everywhere)}) {
    const std::string names = names_of(tree);
    CHECK(names.find("\xEF\xAC\x81") == names.npos);
    for (const std::string_view one :
         {"name=fi ", "attribute=fi ", "keyword=fi ", "alias=fi ", "alias=fi.fi ", "parameter=fi ", "match_as=fi ",
          "match_star=fi ", "type_parameter=fi ", "function_def=fi ", "class_def=fi ", "import_from=fi.fi ",
          "except_clause=fi "}) {
      CAPTURE(one);
      CHECK(names.find(one) != names.npos);
    }
  }
}

TEST_CASE("a normalised name's place is that of the bytes that are written") {
  constexpr std::string_view text = "x.ﬁ; x . fi; y: 'x.ﬁ'\n";
  for (const Tree& tree : {strict(text), recover(text)}) {
    std::string places;
    for (const Id<Expr> id : tree.exprs.ids()) {
      if (tree[id].kind != ExprKind::attribute) continue;
      const Span at = tree.name_span(tree[id]);
      places += fmt::format("{}={} ", text.substr(at.begin, at.size()), tree.text(tree[id]));
    }
    CHECK(places == "ﬁ=fi fi=fi ﬁ=fi ");
  }
}
