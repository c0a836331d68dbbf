#include "sources/walk.h"

#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <set>

#include "sources/directory.h"
#include "sources/excludes.h"
#include "sources/ignore_files.h"
#include "sources/repository.h"

namespace ormlint {

namespace {

struct Pending {
  std::string place;        // where it really is
  std::string name;         // what it is called, from the root
  Rules rules;              // those of the directories above it
  bool in_project = false;  // something is built from the directory around it
};

struct Listing {
  DirectoryTraits traits;
  std::vector<std::string> directories;
  std::vector<std::string> files;
  std::vector<std::string> links;
  std::vector<std::string> others;  // what may be a module and is none of these files and directories
};

std::string joined(const std::string& directory, const std::string& name) {
  return directory.empty() ? name : directory + "/" + name;
}

class Walker {
 public:
  Walker(const Target& target, const IgnoreRules& exclude, Problems& problems)
      : target_(target), exclude_(exclude), problems_(problems) {
    top_ = repository_top(target.root, target.home).value_or(target.root);
    for (const Target::Named& named : target.named) named_.insert(from_root(named.path));
  }

  Walked run() {
    if (target_.whole) walk_from(target_.root, "");
    for (const Target::Named& named : target_.named) {
      const std::string name = from_root(named.path);
      if (named.directory && !walked_.entered.contains(name)) walk_from(named.path, name);
    }
    while (!links_.empty()) follow_links();
    return std::move(walked_);
  }

 private:
  std::string from_root(const std::string& path) const {
    return path == target_.root ? "" : path.substr(target_.root.size() + 1);
  }
  std::string absolute(const std::string& name) const {
    return name.empty() ? target_.root : target_.root + "/" + name;
  }

  void walk_from(const std::string& place, const std::string& name) {
    std::vector<Pending> pending;
    pending.push_back({place, name, rules_above(top_, place)});
    while (!pending.empty()) {
      const Pending next = std::move(pending.back());
      pending.pop_back();
      enter(next, pending);
    }
  }

  void enter(const Pending& here, std::vector<Pending>& pending) {
    Listing listing;
    const Result<Identity> identity = list(here, listing);
    if (!identity) {
      const std::string shown = shown_path(target_, absolute(here.name));
      problems_.push_back({fmt::format("cannot read `{}`: {}", shown, identity.error().text), {}});
      return;
    }
    const bool build = last_part(here.name) == "build" && here.in_project && listing.traits.build_output();
    const bool named = here.name.empty() || named_.contains(here.name);
    if ((listing.traits.environment() || build) && !named) {
      walked_.environments.insert(here.name);
      return;
    }
    if (!identities_.insert(*identity).second) return;
    walked_.entered.insert(here.name);

    const Rules rules = rules_in(here, listing.traits);
    note_surroundings(here, listing, rules);
    for (const std::string& name : listing.files) {
      if (left_out(rules, here, name, false)) {
        leave_unread(here, module_stem(name));
      } else {
        walked_.files.push_back(joined(here.name, name));
      }
    }
    // To git a link is a file, wherever it leads.
    for (const std::string& name : listing.links) {
      if (!left_out(rules, here, name, false)) links_.push_back(joined(here.name, name));
    }
    // Sorted, so that of two ways into a directory the same one is taken on every machine.
    std::ranges::sort(listing.directories, std::greater<>());
    for (const std::string& name : listing.directories) {
      if (left_out(rules, here, name, true)) {
        leave_unread(here, name);
        continue;
      }
      pending.push_back({here.place + "/" + name, joined(here.name, name), rules, listing.traits.project()});
    }
  }

  Result<Identity> list(const Pending& here, Listing& listing) const {
    return list_directory(absolute(here.name), [&](std::string_view name, EntryKind kind) {
      listing.traits.see(name, kind);
      if (kind == EntryKind::directory && !is_excluded_directory(name)) listing.directories.emplace_back(name);
      if (kind == EntryKind::file && is_python_name(name)) listing.files.emplace_back(name);
      if (kind == EntryKind::link) listing.links.emplace_back(name);
      const bool other = kind == EntryKind::directory ? is_excluded_directory(name) : !is_python_name(name);
      if (other || kind == EntryKind::link) {
        const std::string_view stem = kind == EntryKind::file ? module_stem(name) : name.substr(0, name.find('.'));
        if (!stem.empty()) listing.others.emplace_back(stem);
      }
    });
  }

  void note_surroundings(const Pending& here, const Listing& listing, const Rules& rules) {
    if (rules) walked_.surroundings.ignored.emplace(here.name, Surroundings::Ignored{here.place, rules});
    if (listing.traits.native()) walked_.surroundings.native.insert(here.name);
    for (const std::string& stem : listing.others) leave_unread(here, stem);
  }

  void leave_unread(const Pending& here, std::string_view stem) {
    walked_.surroundings.unread.insert(joined(here.name, std::string(stem)));
  }

  Rules rules_in(const Pending& here, const DirectoryTraits& traits) {
    Rules rules = here.rules;
    if (traits.repository() && git_directories(here.place)) {
      walked_.repositories.push_back(here.place);
      if (here.place != top_) rules = rules_of_repository(here.place);
    }
    return traits.ignores() ? with_gitignore(rules, here.place) : rules;
  }

  // True when the user's patterns or, where they say nothing, git's leave it out.
  bool left_out(const Rules& rules, const Pending& here, const std::string& name, bool directory) const {
    const Verdict wanted = judge(&exclude_, absolute(joined(here.name, name)), directory);
    if (wanted != Verdict::undecided) return wanted == Verdict::ignored;
    return judge(rules.get(), here.place + "/" + name, directory) == Verdict::ignored;
  }

  // Directories that links lead to may hold links in turn.
  void follow_links() {
    std::vector<std::string> links;
    links.swap(links_);
    std::ranges::sort(links);
    for (const std::string& link : links) {
      const std::optional<std::string> real = real_path(absolute(link));
      if (!real) continue;  // it leads nowhere, as an editor's lock does
      const std::optional<EntryKind> kind = kind_of(*real);
      if (kind == EntryKind::directory) follow_to_directory(*real, link);
      if (kind == EntryKind::file && is_python_name(last_part(link))) follow_to_file(*real, link);
    }
  }

  void follow_to_directory(const std::string& real, const std::string& link) {
    const bool apart = !is_or_is_below(real, target_.root) && !is_or_is_below(target_.root, real);
    if (apart && is_below(real, top_)) walk_from(real, link);
  }

  void follow_to_file(const std::string& real, const std::string& link) {
    for (; counted_ < walked_.files.size(); ++counted_) read_.insert(absolute(walked_.files[counted_]));
    if (!read_.insert(real).second) return;
    walked_.files.push_back(link);
  }

  const Target& target_;
  const IgnoreRules& exclude_;
  Problems& problems_;
  std::string top_;  // of the repository, or the root
  std::unordered_set<std::string> named_;
  Walked walked_;
  std::set<Identity> identities_;
  std::vector<std::string> links_;
  std::unordered_set<std::string> read_;  // filled only when there are links to files
  std::size_t counted_ = 0;               // how many of the files are in there
};

}  // namespace

Walked walk(const Target& target, const IgnoreRules& exclude, Problems& problems) {
  return Walker(target, exclude, problems).run();
}

}  // namespace ormlint
