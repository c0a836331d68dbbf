#include "sources/ignore_files.h"

#include "base/files.h"
#include "sources/directory.h"
#include "sources/repository.h"

namespace ormlint {

namespace {

constexpr std::uint64_t ignore_file_limit = 16 << 20;

Rules with_file(Rules above, const std::string& file, const std::string& directory) {
  const Result<std::string> text = read_file(file, ignore_file_limit);
  std::vector<IgnorePattern> patterns = text ? parse_gitignore(*text) : std::vector<IgnorePattern>{};
  if (patterns.empty()) return above;
  return std::make_shared<const IgnoreRules>(IgnoreRules{directory + "/", std::move(patterns), std::move(above)});
}

}  // namespace

Rules with_gitignore(Rules above, const std::string& directory) {
  const std::string file = directory + "/.gitignore";
  if (is_link(file)) return above;
  return with_file(std::move(above), file, directory);
}

Rules rules_of_repository(const std::string& top) {
  const std::optional<GitDirectories> git = git_directories(top);
  return git ? with_file(nullptr, git->common + "/info/exclude", top) : nullptr;
}

Rules rules_above(const std::string& top, const std::string& directory) {
  Rules rules = rules_of_repository(top);
  std::string at = top;
  while (at != directory) {
    rules = with_gitignore(rules, at);
    at = directory.substr(0, directory.find('/', at.size() + 1));
    if (judge(rules.get(), at, true) == Verdict::ignored) return nullptr;
    if (at != directory && git_directories(at)) rules = rules_of_repository(at);
  }
  return rules;
}

}  // namespace ormlint
