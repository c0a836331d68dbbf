// Where a file takes a new import: among those it has at its head.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "index/file_index.h"

namespace ormlint {

struct ImportPlace {
  std::uint32_t at = 0;  // bytes into the file
  std::string text;      // the statement and the end of its line
};

// `from module import name`, before the byte `before`. None where the head of the file leaves no place that is surely
// right.
std::optional<ImportPlace> import_place(const FileIndex& file, std::string_view module, std::string_view statement,
                                        std::uint32_t before);

}  // namespace ormlint
