// Patterns of .gitignore files, one by one and then by the thousand against git itself.
#include "sources/gitignore.h"

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "support/workspace.h"

using namespace ormlint;

namespace {

bool matches(std::string_view line, std::string_view path, bool directory = false) {
  const std::optional<IgnorePattern> pattern = IgnorePattern::parse(line);
  return pattern && pattern->matches(path, directory);
}

// Whether git would leave the path out for this one pattern: a directory above it may be what matches.
bool ignored(const IgnorePattern& pattern, std::string_view path) {
  for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1)) {
    if (pattern.matches(path.substr(0, slash), true)) return true;
  }
  return pattern.matches(path, false);
}

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(engine_); }
  template <std::size_t count>
  std::string pieces(const std::array<const char*, count>& from, std::size_t most) {
    std::string out;
    for (std::size_t n = below(most) + 1; n > 0; --n) out += from[below(count)];
    return out;
  }

 private:
  std::mt19937 engine_;
};

std::string random_pattern(Random& random) {
  constexpr std::array pieces{
      "a",       "b",    "c",   "ab",          "*",    "*",     "**",      "/",    "/",
      "?",       "**/",  "/**", "[ab]",        "[!a]", "[a-c]", "[]a]",    "\\",   "\\*",
      "[",       "]",    "-",   "[[:alpha:]]", "!",    "#",     " ",       ".",    "[^[:digit:]]",
      "[a\\]b]", "/**/", "***", "[a-",         "*a",   "c/b",   "[[:x:]]", "[[:]", "\\/"};
  return random.pieces(pieces, 6);
}

std::string random_path(Random& random) {
  constexpr std::array names{"a", "b", "c", "ab", "abc", "a.b", "*", "-", "]", "[", "a-", "!", "#a", "bb", "ca"};
  std::string path = names[random.below(names.size())];
  for (std::size_t depth = random.below(4); depth > 0; --depth)
    path += std::string("/") + names[random.below(names.size())];
  return path;
}

}  // namespace

TEST_CASE("gitignore: names, paths, directories") {
  CHECK(matches("*.py", "a/b/c.py"));
  CHECK(matches("build", "a/build"));
  CHECK_FALSE(matches("build/", "a/build"));
  CHECK(matches("build/", "a/build", true));
  CHECK_FALSE(matches("/build", "a/build"));
  CHECK(matches("a/*.py", "a/x.py"));
  CHECK_FALSE(matches("a/*.py", "a/b/x.py"));
  CHECK(matches("a/**/x.py", "a/x.py"));
  CHECK(matches("a/**/x.py", "a/b/c/x.py"));
  CHECK(matches("**/x.py", "x.py"));
  CHECK(matches("a/**", "a/b/c"));
  CHECK_FALSE(matches("a/**", "a", true));
  CHECK(matches("[!a]?[[:digit:]]", "bx3"));
}

TEST_CASE("gitignore: what a line is") {
  CHECK_FALSE(IgnorePattern::parse(""));
  CHECK_FALSE(IgnorePattern::parse("# x"));
  CHECK_FALSE(IgnorePattern::parse("   "));
  CHECK_FALSE(IgnorePattern::parse("/"));
  CHECK(IgnorePattern::parse("!x")->negated());
  CHECK(matches("\\!x", "!x"));
  CHECK(matches("\\#x", "#x"));
  CHECK(matches("x  ", "x"));
  CHECK(matches("x\\  ", "x "));
  CHECK(matches("x\t", "x\t"));
  CHECK_FALSE(matches("x\\", "x\\"));
  CHECK(parse_gitignore("\xEF\xBB\xBFone\r\n\n# two\nthree").size() == 2);
  CHECK(parse_gitignore("one\r\n")[0].matches("one", false));
}

TEST_CASE("gitignore: the nearest directory decides, and in it the last pattern") {
  const auto top = std::make_shared<IgnoreRules>(IgnoreRules{"/r/", parse_gitignore("*.py\n!keep.py\n"), nullptr});
  const IgnoreRules sub{"/r/sub/", parse_gitignore("keep.py\n/only\n"), top};
  CHECK(judge(&sub, "/r/sub/keep.py", false) == Verdict::ignored);
  CHECK(judge(&sub, "/r/sub/a.py", false) == Verdict::ignored);
  CHECK(judge(top.get(), "/r/keep.py", false) == Verdict::kept);
  CHECK(judge(&sub, "/r/sub/x/only", false) == Verdict::undecided);
}

TEST_CASE("gitignore: a hostile pattern costs no more than its length times the path's") {
  std::string pattern;
  for (int n = 0; n < 200; ++n) pattern += n % 7 == 0 ? "/**/*a" : "*a";
  const std::string path(3000, 'a');
  const auto begin = std::chrono::steady_clock::now();
  CHECK_FALSE(matches(pattern + "b", path));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}

TEST_CASE("gitignore: git agrees on thousands of patterns") {
  // Each pattern has a folder with a .gitignore of its own, so that one run of git answers for all.
  const test::Workspace workspace;
  workspace.git("init -q");
  Random random(20261124);
  std::vector<std::string> lines;
  std::vector<std::string> paths;
  std::string asked;
  for (std::size_t n = 0; n < 3000; ++n) {
    lines.push_back(random_pattern(random));
    const std::string folder = std::to_string(n) + "/";
    workspace.write(folder + ".gitignore", lines.back() + "\n");
    for (int more = 0; more < 12; ++more) {
      paths.push_back(folder + random_path(random));
      asked += paths.back() + '\0';
    }
  }
  workspace.write("asked", asked);
  const std::string answer = workspace.git("check-ignore -z --stdin --no-index < asked || true");
  std::set<std::string> theirs;
  for (std::size_t at = 0; at < answer.size();) {
    const std::string path = answer.c_str() + at;
    theirs.insert(path);
    at += path.size() + 1;
  }
  CHECK(theirs.size() > 1000);
  for (const std::string& path : paths) {
    const std::size_t slash = path.find('/');
    const std::string& line = lines[std::stoul(path.substr(0, slash))];
    const std::optional<IgnorePattern> pattern = IgnorePattern::parse(line);
    const bool ours = pattern && !pattern->negated() && ignored(*pattern, std::string_view(path).substr(slash + 1));
    INFO("pattern: " << line << "  path: " << path);
    CHECK(ours == theirs.contains(path));
  }
}
