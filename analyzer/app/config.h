// The configuration file as a value: `ormlint.toml`, or the table [tool.ormlint] of `pyproject.toml`, in the project's
// root.
//
//   schema  = "db/schema.sql"            what --schema says, relative to the file
//   select  = ["enum", "column-missing"]  rules to run, or groups of them
//   ignore  = ["table-missing"]
//   exclude = ["legacy/"]                patterns in .gitignore's language
#pragma once

#include <string>
#include <vector>

#include "base/problem.h"

namespace ormlint {

struct Config {
  std::string schema;  // a path that can be opened, or an address; empty: not said
  std::vector<std::string> select, ignore, exclude;
};

// Of the project with that root; the default when there is no such file or table. An error names the file and the line.
Result<Config> read_config(const std::string& root);

}  // namespace ormlint
