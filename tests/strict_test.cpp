// The strict parser: its errors against those recorded from CPython 3.13, its trees against the recovering parser's,
// and texts that nobody would write.
#include "syntax/strict.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "base/lines.h"
#include "syntax/print.h"
#include "syntax/recover.h"

using namespace ormlint;

namespace {

struct Case {
  std::string_view text;
  std::uint32_t line;  // as CPython's SyntaxError.lineno
  std::string_view message;
};

constexpr Case refused[]{
    Case{"if x\n    pass\n", 1, "expected ':'"},
    Case{"if x:\npass\n", 2, "expected an indented block after 'if' statement on line 1"},
    Case{"x = 1\n    y = 2\n", 2, "unexpected indent"},
    Case{"    x = 1\n", 1, "unexpected indent"},
    Case{"if x:\n        y\n    z\n", 3, "unindent does not match any outer indentation level"},
    Case{"if x:\n\ty\n        z\n", 3, "inconsistent use of tabs and spaces in indentation"},
    Case{"def f(a, b:\n    return 1\nx = 2\n", 1, "'(' was never closed"},
    Case{"f(a b)\n", 1, "invalid syntax. Perhaps you forgot a comma?"},
    Case{"x = [1, 2\n3]\n", 1, "invalid syntax. Perhaps you forgot a comma?"},
    Case{"f(x))\n", 1, "unmatched ')'"},
    Case{"f([x)]\n", 1, "closing parenthesis ')' does not match opening parenthesis '['"},
    Case{"f([\nx)\n", 2, "closing parenthesis ')' does not match opening parenthesis '[' on line 1"},
    Case{"x = 'abc\n", 1, "unterminated string literal (detected at line 1)"},
    Case{"x = 'abc\\'\n", 1, "unterminated string literal (detected at line 1); perhaps you escaped the end quote?"},
    Case{"x = \"\"\"abc\ndef\n", 1, "unterminated triple-quoted string literal (detected at line 2)"},
    Case{"x = f'abc {y'\n", 1, "f-string: expecting '}'"},
    Case{"x = f'abc\n", 1, "unterminated f-string literal (detected at line 1)"},
    Case{"x = f'{}'\n", 1, "f-string: valid expression required before '}'"},
    Case{"x = f'{a b}'\n", 1, "invalid syntax. Perhaps you forgot a comma?"},
    Case{"x = f'{a!x}'\n", 1, "f-string: invalid conversion character 'x': expected 's', 'r', or 'a'"},
    Case{"x = f'}'\n", 1, "f-string: single '}' is not allowed"},
    Case{"x = 0777\n", 1,
         "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"},
    Case{"x = 1abc\n", 1, "invalid decimal literal"},
    Case{"x = 0x\n", 1, "invalid hexadecimal literal"},
    Case{"x = 0b12\n", 1, "invalid digit '2' in binary literal"},
    Case{"x = 1__0\n", 1, "invalid decimal literal"},
    Case{"x = 1 \\ 2\n", 1, "unexpected character after line continuation character"},
    Case{"x = “a”\n", 1, "invalid character '“' (U+201C)"},
    Case{"x = a​b\n", 1, "invalid non-printable character U+200B"},
    Case{"x = a $ b\n", 1, "invalid syntax"},
    Case{"print \"hello\"\n", 1, "Missing parentheses in call to 'print'. Did you mean print(...)?"},
    Case{"print hello\n", 1, "Missing parentheses in call to 'print'. Did you mean print(...)?"},
    Case{"exec \"code\"\n", 1, "Missing parentheses in call to 'exec'. Did you mean exec(...)?"},
    Case{"if x = 1:\n    pass\n", 1, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"},
    Case{"f() = 1\n", 1, "cannot assign to function call here. Maybe you meant '==' instead of '='?"},
    Case{"1 = x\n", 1, "cannot assign to literal here. Maybe you meant '==' instead of '='?"},
    Case{"(a, 1) = x\n", 1, "cannot assign to literal"},
    Case{"None = 1\n", 1, "cannot assign to None"},
    Case{"a + b = c\n", 1, "cannot assign to expression here. Maybe you meant '==' instead of '='?"},
    Case{"f() += 1\n", 1, "'function call' is an illegal expression for augmented assignment"},
    Case{"(a, b): int\n", 1, "only single target (not tuple) can be annotated"},
    Case{"f(): int\n", 1, "illegal target for annotation"},
    Case{"del f()\n", 1, "cannot delete function call"},
    Case{"del (a, 1)\n", 1, "cannot delete literal"},
    Case{"f(a=1, b)\n", 1, "positional argument follows keyword argument"},
    Case{"f(**a, b)\n", 1, "positional argument follows keyword argument unpacking"},
    Case{"f(x for x in y, 1)\n", 1, "Generator expression must be parenthesized"},
    Case{"f(a.b=1)\n", 1, "expression cannot contain assignment, perhaps you meant \"==\"?"},
    Case{"f(True=1)\n", 1, "cannot assign to True"},
    Case{"f(a=)\n", 1, "expected argument value expression"},
    Case{"def f(a=1, b): pass\n", 1, "parameter without a default follows parameter with a default"},
    Case{"def f(a, /, b, /): pass\n", 1, "/ may appear only once"},
    Case{"def f: pass\n", 1, "expected '('"},
    Case{"class A\n    pass\n", 1, "expected ':'"},
    Case{"class A:\nx = 1\n", 2, "expected an indented block after class definition on line 1"},
    Case{"try:\n    pass\nx = 1\n", 3, "expected 'except' or 'finally' block"},
    Case{"try\n    pass\n", 1, "expected ':'"},
    Case{"while True print(x)\n", 1, "invalid syntax"},
    Case{"for x in y\n    pass\n", 1, "expected ':'"},
    Case{"for f() in y: pass\n", 1, "cannot assign to function call"},
    Case{"for 1 in y: pass\n", 1, "cannot assign to literal"},
    Case{"with a as f(): pass\n", 1, "cannot assign to function call"},
    Case{"else:\n    pass\n", 1, "invalid syntax"},
    Case{"import\n", 1, "Expected one or more names after 'import'"},
    Case{"from a import\n", 1, "Expected one or more names after 'import'"},
    Case{"from a import b,\n", 1, "trailing comma not allowed without surrounding parentheses"},
    Case{"import a from b\n", 1, "Did you mean to use 'from ... import ...' instead?"},
    Case{"x = (yield) = 1\n", 1, "cannot assign to yield expression"},
    Case{"x = a if b\n", 1, "expected 'else' after 'if' expression"},
    Case{"{1: 2, 3}\n", 1, "':' expected after dictionary key"},
    Case{"{1:}\n", 1, "expression expected after dictionary key and ':'"},
    Case{"(*a)\n", 1, "cannot use starred expression here"},
    Case{"x = b'é'\n", 1, "bytes can only contain ASCII literal characters"},
    Case{"x = 'a' b'b'\n", 1, "cannot mix bytes and nonbytes literals"},
    Case{"<<<<<<< HEAD\nx = 1\n", 1, "invalid syntax"},
    Case{"match x\n    case 1: pass\n", 1, "expected ':'"},
    Case{"match x:\ncase 1: pass\n", 2, "expected an indented block after 'match' statement on line 1"},
    Case{"lambda x, : y = 1\n", 1, "cannot assign to lambda"},
    Case{"a := 1\n", 1, "invalid syntax"},
    Case{"return return\n", 1, "invalid syntax"},
    Case{"x = \n", 1, "invalid syntax"},
    Case{"@\ndef f(): pass\n", 1, "invalid syntax"},
    Case{"async x\n", 1, "invalid syntax"},
    Case{"raise A, \"b\"\n", 1, "invalid syntax"},
    Case{"x = `a`\n", 1, "invalid syntax"},
    Case{"a <> b\n", 1, "invalid syntax"},
    Case{"not = 1\n", 1, "invalid syntax"},
    Case{"x y\n", 1, "invalid syntax"},
    Case{"case 1:\n    pass\n", 1, "invalid syntax"},
    Case{"f(**a, *b)\n", 1, "iterable argument unpacking follows keyword argument unpacking"},
    Case{"def f(*): pass\n", 1, "named arguments must follow bare *"},
    Case{"def f(**k, a): pass\n", 1, "arguments cannot follow var-keyword argument"},
};

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Every span lies in the text, and every child in its pool.
bool is_sound(const Tree& tree, std::size_t size) {
  const auto inside = [&](Span span) { return span.begin <= span.end && span.end <= size; };
  const auto good = [&](const Expr& expr) {
    return inside(expr.span) && expr.parts.first + expr.parts.count <= tree.exprs.size();
  };
  return std::ranges::all_of(tree.exprs, good) &&
         std::ranges::all_of(tree.stmts, [&](const Stmt& stmt) { return inside(stmt.span); }) &&
         std::ranges::all_of(tree.comments, inside) && (!tree.error || inside(tree.error->at));
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t n = 0; n < times; ++n) out += text;
  return out;
}

}  // namespace

TEST_CASE("strict refuses what CPython refuses, in its words and on its line") {
  for (const Case& one : refused) {
    CAPTURE(one.text);
    const Tree tree = strict(one.text);
    REQUIRE(tree.error);
    CHECK(tree.error->message == one.message);
    CHECK(Lines(one.text).at(tree.error->at.begin).line == one.line);
  }
}

TEST_CASE("strict accepts what some version of Python 3 accepts, and says which") {
  struct {
    std::string_view text;
    int minor;
  } const accepted[]{
      {"x = 1\n", 0},
      {"if (n := 1): pass\n", 8},
      {"def f(a, /): pass\n", 8},
      {"with (a as b, c): pass\n", 9},
      {"match x:\n    case [1, *_]: pass\n", 10},
      {"match = {1: case}\nprint(match[1], match (2), match * 3)\n", 0},
      {"try: pass\nexcept* A: pass\n", 11},
      {"x[*a]\n", 11},
      {"class A[T: int]: pass\n", 12},
      {"type X = int\n", 12},
      {"type = type(x)\n", 0},
      {"f'{x['a']}'\nf\"{d['a']}\"\n", 0},
      {"f'{d['a']}'\n", 12},
      {"f'{x!r:>{w}}' f'{{}}'\n", 0},
      {"def f[T = int](): pass\n", 13},
      {"try: pass\nexcept A, B: pass\n", 14},
      {"t'{x}'\n", 14},
      {"if x:\r\n\ty\r\n\x0c\nz", 0},
      {"if x:\r  y\rz = '''a\rb'''\r", 0},
  };
  for (const auto& one : accepted) {
    CAPTURE(one.text);
    const Tree tree = strict(one.text);
    CHECK_MESSAGE(!tree.error, (tree.error ? tree.error->message : ""));
    if (one.text.find("x['a']") == one.text.npos) CHECK(tree.newest.minor == one.minor);
  }
}

TEST_CASE("both parsers read the test data alike") {
  int compared = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(ORMLINT_SOURCE_DIR "/testdata")) {
    if (entry.path().extension() != ".py") continue;
    CAPTURE(entry.path().string());
    const std::string text = read(entry.path());
    const Tree tree = strict(text);
    if (tree.error) continue;
    ++compared;
    CHECK(print_tree(tree) == print_tree(recover(text)));
  }
  CHECK(compared > 5);
}

TEST_CASE("strict is bounded on texts that nobody writes") {
  const std::size_t many = 10'000;
  CHECK(strict(repeated("(", many)).error->message == "too many nested parentheses");
  CHECK(strict(repeated("[", 200) + repeated("]", 200) + "\n").error == std::nullopt);
  for (const std::string_view step : {"-", "not ", "lambda: ", "a if b else ", "await ", "2**", "[x for x in "}) {
    CAPTURE(step);
    CHECK(is_sound(strict(repeated(step, many) + "x\n"), step.size() * many + 2));
  }
  for (const std::string_view step : {"+a", ".a", "()", "[0]", " and a", " < a", "|a"}) {
    CAPTURE(step);
    const Tree tree = strict("a" + repeated(step, 100 * many) + "\n");
    CHECK(!tree.error);
    CHECK(is_sound(tree, 1 + step.size() * 100 * many));
    print_tree(tree);  // as every walk, it follows the nesting
  }
  CHECK(!strict("if a: pass\n" + repeated("elif a: pass\n", many)).error);
  CHECK(strict("x = '" + std::string(1'000'000, 'a') + "'").error == std::nullopt);
  CHECK(strict(std::string("x = 1\0y\n", 8)).error);
  std::string deep;
  for (std::size_t n = 0; n < 101; ++n) deep += std::string(n, ' ') + "if a:\n";
  CHECK(strict(deep).error->message == "too many levels of indentation");
  CHECK(strict("").body.empty());
}

TEST_CASE("strict keeps its spans inside of damaged and of random texts") {
  std::mt19937 random(20261126);
  const std::string origin = read(ORMLINT_SOURCE_DIR "/testdata/index/statements.py");
  const std::string_view pieces = "()[]{}:,.='\"\\\n\t #f@*%!\x80\xe2\x80\x9c\x00";
  const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
  for (int round = 0; round < 3000; ++round) {
    std::string text = origin;
    for (std::size_t edits = 1 + below(4); edits > 0; --edits) {
      const std::size_t at = below(text.size());
      if (below(2)) {
        text.erase(at, 1 + below(8));
      } else {
        text.insert(at, 1, pieces[below(pieces.size())]);
      }
    }
    CHECK(is_sound(strict(text), text.size()));
  }
  for (int round = 0; round < 500; ++round) {
    std::string text(below(400), ' ');
    for (char& c : text) c = static_cast<char>(below(3) ? below(128) : below(256));
    CHECK(is_sound(strict(text), text.size()));
  }
}
