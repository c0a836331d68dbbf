// Where things are, as people and tools say it: paths, lines, columns. Line tables are made when a file is first asked
// for, and columns on a line are counted on from the last one asked for: findings come in order, and a generated file
// may have its thousands on one line.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/lines.h"
#include "emit/emit.h"

namespace ormlint {

struct Range {
  LineColumn begin;
  LineColumn end;  // behind the last character
};

class Places {
 public:
  explicit Places(const Sources& sources) : sources_(sources), lines_(sources.size()) {}

  const Sources& all() const { return sources_; }
  const Source& source(FileId file) const { return sources_[file]; }
  const Lines& lines(FileId file);
  // The span, kept within the text; what points behind a final line break points to the end of the last line instead,
  // since no tool shows the empty line after it.
  Span span(Location at) const;
  Range range(Location at);
  // The span as it is, for what a tool is to replace.
  Range exact_range(Location at) { return {find(at.file, at.span.begin), find(at.file, at.span.end)}; }

 private:
  LineColumn find(FileId file, std::uint32_t offset);

  const Sources& sources_;
  std::vector<std::unique_ptr<Lines>> lines_;
  FileId last_file_{};
  std::uint32_t last_offset_ = 0;
  LineColumn last_{0, 0};  // line 0: nothing was asked for yet
};

// As people see it from the working directory. `database NAME` for the text of a database.
std::string shown_path(const Source& source);
// As a code host sees it, from the root of the repository.
std::string repository_path(const Source& source, const EmitOptions& options);

}  // namespace ormlint
