// The file system, as far as we use it: read a file whole, and make one appear whole or not at all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace ormlint {

// Errors: not there, no right, not a regular file, larger than the limit. The text names the path.
Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes);

// Writes beside the target and renames, so that nobody ever sees half a file. "/dev/stdout" and other paths that are no
// regular files are written in place.
Result<void> write_file(const std::string& path, std::string_view bytes);

}  // namespace ormlint
