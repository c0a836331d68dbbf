#include "emit/places.h"

#include <algorithm>

#include "emit/utf8.h"

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

namespace {

// From inside the project: "../models.py" seen from "migrations".
std::string relative(std::string_view path, std::string_view here) {
  std::string up;
  while (!here.empty()) {
    const std::size_t end = std::min(here.find('/'), here.size());
    const std::string_view part = here.substr(0, end);
    here.remove_prefix(std::min(end + 1, here.size()));
    const bool shared = up.empty() && path.starts_with(part) && path.substr(part.size()).starts_with('/');
    if (shared) {
      path.remove_prefix(part.size() + 1);
    } else {
      up += "../";
    }
  }
  return up + std::string(path);
}

}  // namespace

std::string shown_path(const Source& source, const EmitOptions& options) {
  if (!source.database.empty()) return "database " + source.database;
  return options.root_from_here + relative(source.path, options.here_in_root);
}

std::string repository_path(const Source& source, const EmitOptions& options) {
  return options.root_in_repository + source.path;
}

}  // namespace ormlint
