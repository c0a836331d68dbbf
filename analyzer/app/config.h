// The configuration file as a value: `ormlint.toml`, or the table [tool.ormlint] of `pyproject.toml`, in the project's
// root.
//
//   schema  = "db/schema.sql"            what --schema says, relative to the file
//   select  = ["enum", "column-missing"]  rules to run, or groups of them
//   extend-select = ["migration-locks-table"]  these too, which run only on request
//   ignore  = ["table-missing"]
//   exclude = ["legacy/"]                patterns in .gitignore's language
//   stubs   = ["typings"]                folders of .pyi files on packages that are not the project's
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace ormlint {

struct Config {
  std::string schema;  // a path that can be opened, or an address; empty: not said
  std::vector<std::string> select, extend, ignore, exclude;
  std::vector<std::string> stubs;  // paths that can be opened
};

// Of the project with that root; the default when there is no such file or table. An error names the file and the line.
Result<Config> read_config(const std::string& root);

// The minor version of the oldest Python 3 that `requires-python` in a folder's pyproject.toml allows; 0 where it does
// not say, none where there is no such file. Source: PyPA's specifications, "Declaring project metadata" and "Version
// specifiers".
std::optional<unsigned> read_oldest_python(const std::string& folder);
// Of the specifiers, such as ">=3.8,<4".
unsigned oldest_python(std::string_view specifiers);

}  // namespace ormlint
