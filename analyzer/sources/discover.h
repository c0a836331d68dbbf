// The files of a run, found, read and decoded: from what stands on the command line to Sources.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "base/timings.h"
#include "sources/repository.h"
#include "sources/sources.h"
#include "sources/target.h"

namespace ormlint {

// Beyond this size a file is data in Python's clothes. The largest of 17,000 source files in two dozen applications has
// 0.4 MB; a parser's tables are some five times the size of the text.
constexpr std::uint64_t default_max_bytes = 16 << 20;

struct Reading {
  std::vector<std::string> exclude;  // patterns in .gitignore's language, relative to the root
  std::uint64_t max_bytes = default_max_bytes;
  unsigned threads = 1;
  Timings* timings = nullptr;
};

struct Found {
  Sources sources;  // by path; checked are those named or below a named directory
  std::optional<Repository> repository;
};

// What cannot be read is a problem and left out; the rest is read. The same bytes for any number of threads.
Found read_sources(const Target& target, const Reading& reading, Problems& problems);

}  // namespace ormlint
