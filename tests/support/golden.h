// Compares text with a file under testdata/, or rewrites the file when BLESS=1 is set; the difference is then reviewed
// like code.
#pragma once

#include <string>
#include <string_view>

namespace ormlint::test {

// A file below the repository's root, whole. The test fails when it cannot be read.
std::string read_repository_file(const std::string& path);

// `path` is below testdata/.
void check_golden(const std::string& path, std::string_view actual);

}  // namespace ormlint::test
