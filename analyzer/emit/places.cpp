#include "emit/places.h"

#include <algorithm>

#include "emit/harmless.h"

namespace ormlint {

const Lines& Places::lines(FileId file) {
  std::unique_ptr<Lines>& lines = lines_[static_cast<std::size_t>(file)];
  if (!lines) lines = std::make_unique<Lines>(sources_[file].text);
  return *lines;
}

Span Places::span(Location at) const {
  const std::string_view text = sources_[at.file].text;
  auto last = static_cast<std::uint32_t>(text.size());
  if (text.ends_with('\n')) --last;
  if (text.ends_with("\r\n")) --last;
  const std::uint32_t begin = std::min(at.span.begin, last);
  return {begin, std::clamp(at.span.end, begin, last)};
}

Range Places::range(Location at) {
  const Span inside = span(at);
  return {find(at.file, inside.begin), find(at.file, inside.end)};
}

LineColumn Places::find(FileId file, std::uint32_t offset) {
  offset = std::min(offset, static_cast<std::uint32_t>(sources_[file].text.size()));
  const Lines& table = lines(file);
  const bool known = last_.line > 0 && file == last_file_ && last_offset_ <= offset;
  const bool same_line = known && (last_.line == table.count() || offset < table.line_begin(last_.line + 1));
  if (same_line) {
    const std::string_view text = sources_[file].text;
    last_.column += count_characters(text.substr(last_offset_, offset - last_offset_));
  } else {
    last_ = table.at(offset);
  }
  last_file_ = file;
  last_offset_ = offset;
  return last_;
}

std::string shown_path(const Source& source) {
  return source.database.empty() ? source.shown_path() : "database " + source.database;
}

std::string repository_path(const Source& source, const EmitOptions& options) {
  // A schema may lie beside the project: "services/api/" and "../db/schema.sql" are "services/db/schema.sql".
  std::string_view prefix = options.root_in_repository, path = source.path;
  while (path.starts_with("../") && !prefix.empty()) {
    path.remove_prefix(3);
    prefix.remove_suffix(1);
    prefix = prefix.substr(0, prefix.rfind('/') + 1);
  }
  return std::string(prefix) + std::string(path);
}

}  // namespace ormlint
