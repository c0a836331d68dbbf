// What .gitignore files say of a path, as git itself reads them. Not read: the user's own excludes file, because what
// is checked must not depend on who checks it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sources/glob.h"

namespace ormlint {

enum class Verdict : std::uint8_t { undecided, ignored, kept };

class IgnorePattern {
 public:
  // A line without its end; nothing for blank lines and comments.
  static std::optional<IgnorePattern> parse(std::string_view line);

  // The path is relative to the directory the pattern belongs to.
  bool matches(std::string_view path, bool directory) const;
  bool negated() const { return negated_; }

 private:
  IgnorePattern(std::string_view pattern, bool negated, bool directories_only, bool whole_path);

  Glob glob_;
  bool negated_;
  bool directories_only_;
  bool whole_path_;  // it holds a '/' and so speaks of paths, not of names at any depth
};

std::vector<IgnorePattern> parse_gitignore(std::string_view text);

// The patterns of one directory and, through `above`, of those above it: the nearest directory that says something of
// a path decides, and in it the last pattern that matches.
struct IgnoreRules {
  std::string base;  // the directory, absolute, with '/' at its end
  std::vector<IgnorePattern> patterns;
  std::shared_ptr<const IgnoreRules> above;
};

// The path is absolute and lies below every base. A directory that is ignored takes all it holds with it: that is for
// the caller, who does not go in.
Verdict judge(const IgnoreRules* rules, std::string_view path, bool directory);

}  // namespace ormlint
