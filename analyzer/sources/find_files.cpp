#include "sources/find_files.h"

#include <algorithm>
#include <unordered_map>

#include "sources/directory.h"
#include "sources/excludes.h"
#include "sources/gitignore.h"
#include "sources/repository.h"
#include "sources/walk.h"

namespace ormlint {

namespace {

// Python templates of .gitignore ignore `lib/`, `build/`, `env/` everywhere, and projects with a package of that name
// add it to the index by force; git goes by the index then.
class TrackedFiles {
 public:
  TrackedFiles(const Target& target, const IgnoreRules& exclude, const Walked& walked)
      : target_(target), exclude_(exclude), walked_(walked) {}

  void add(const std::string& top, std::vector<std::string>& files) {
    const std::optional<GitDirectories> git = git_directories(top);
    if (!git) return;
    for (const std::string& path : tracked_python_files(*git)) {
      const std::string full = top + "/" + path;
      if (!is_below(full, target_.root)) continue;
      const std::string name = full.substr(target_.root.size() + 1);
      const bool wanted = judge(&exclude_, full, false) != Verdict::ignored && !in_excluded_directory(name);
      if (wanted && !is_link(full) && kind_of(full) == EntryKind::file) files.push_back(name);
    }
  }

 private:
  bool in_excluded_directory(const std::string& name) {
    for (std::size_t slash = name.find('/'); slash != name.npos; slash = name.find('/', slash + 1)) {
      if (is_excluded(name.substr(0, slash))) return true;
    }
    return false;
  }

  bool is_excluded(const std::string& directory) {
    if (walked_.entered.contains(directory)) return false;
    if (walked_.environments.contains(directory) || is_excluded_directory(last_part(directory))) return true;
    const auto [known, fresh] = asked_.try_emplace(directory, false);
    const std::string full = target_.root + "/" + directory;
    if (fresh)
      known->second = judge(&exclude_, full, true) == Verdict::ignored || is_link(full) || is_environment(full);
    return known->second;
  }

  const Target& target_;
  const IgnoreRules& exclude_;
  const Walked& walked_;
  std::unordered_map<std::string, bool> asked_;
};

}  // namespace

std::vector<std::string> find_python_files(const Target& target, const std::vector<std::string>& exclude,
                                           Problems& problems, Surroundings* surroundings) {
  std::string lines;
  for (const std::string& pattern : exclude) lines += pattern + "\n";
  const IgnoreRules excluded{target.root + "/", parse_gitignore(lines), nullptr};

  Walked walked = walk(target, excluded, problems);
  std::vector<std::string> files = std::move(walked.files);
  walked.surroundings.whole = target.whole;
  if (surroundings) *surroundings = std::move(walked.surroundings);
  const std::optional<std::string> above = repository_top(target.root, target.home);
  if (above && *above != target.root) walked.repositories.push_back(*above);
  TrackedFiles tracked(target, excluded, walked);
  for (const std::string& top : walked.repositories) {
    if (target.whole) tracked.add(top, files);
  }
  for (const Target::Named& named : target.named) {
    if (!named.directory) files.push_back(named.path.substr(target.root.size() + 1));
  }
  std::ranges::sort(files);
  files.erase(std::ranges::unique(files).begin(), files.end());
  return files;
}

}  // namespace ormlint
