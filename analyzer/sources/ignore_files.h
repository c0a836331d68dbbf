// The .gitignore files of a tree, read and put one above the other.
#pragma once

#include <memory>
#include <string>

#include "sources/gitignore.h"

namespace ormlint {

using Rules = std::shared_ptr<const IgnoreRules>;

// The rules with those of the .gitignore in this directory added; unchanged when there is none. Git follows no link
// there, nor do we.
Rules with_gitignore(Rules above, const std::string& directory);

// The rules a repository begins with: inside it, the patterns of one around it say nothing.
Rules rules_of_repository(const std::string& top);

// The rules for what is in a directory, but for those of its own .gitignore. The directory is `top` or below it. When
// git ignores the directory it must have been named, and what is above it says nothing.
Rules rules_above(const std::string& top, const std::string& directory);

}  // namespace ormlint
