// A repository's own configuration file, read for the few settings we need. Included files and the user's settings are
// not followed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ormlint {

struct GitSetting {
  std::string section;     // lower case
  std::string subsection;  // as written: a remote's name
  std::string key;         // lower case
  std::string value;
};

// What cannot be read as a setting is left out.
std::vector<GitSetting> parse_git_config(std::string_view text);

// The last one counts, as for git.
std::optional<std::string> setting(const std::vector<GitSetting>& settings, std::string_view section,
                                   std::string_view subsection, std::string_view key);

}  // namespace ormlint
