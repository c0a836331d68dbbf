// Fixes applied: edits that do not overlap, as new texts. Writes no file.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"
#include "sources/sources.h"

namespace ormlint {

struct FixedFile {
  FileId file{};
  std::string text;
};

struct Fixed {
  std::vector<FixedFile> files;  // those that change, by FileId
  std::size_t applied = 0;       // findings whose fix was applied
  // Findings whose fix would touch what another one changed: analyze the new texts and apply again.
  std::size_t left = 0;
};

// The fixes of active findings, in the report's order, each whole or not at all, whatever number of files it edits.
// Safety::safe applies safe ones only, Safety::unsafe both. Nothing is edited in files that are only context or that
// are a database's.
Fixed apply_fixes(const Report& report, const Sources& sources, Safety up_to);

// The text with these edits, which do not overlap; an insertion at the place of another edit's begin goes first. New
// lines get the ending that the text's first line has.
std::string apply_edits(std::string_view text, std::span<const Edit> edits);

}  // namespace ormlint
