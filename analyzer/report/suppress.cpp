#include "report/suppress.h"

#include <limits>
#include <unordered_map>

namespace ormlint {

namespace {

constexpr std::string_view blanks = " \t\f\r";

std::string_view mark_of(const Source& source) { return source.language == Language::sql ? "--" : "#"; }

bool is_blank_or_comment(std::string_view line, std::string_view mark) {
  const std::size_t first = line.find_first_not_of(blanks);
  return first == line.npos || line.substr(first).starts_with(mark);
}

std::uint32_t next_line_of_code(const Lines& lines, std::uint32_t after, std::string_view mark) {
  for (std::uint32_t line = after + 1; line <= lines.count(); ++line) {
    if (!is_blank_or_comment(lines.line(line), mark)) return line;
  }
  return after;
}

LineRange covered(const Lines& lines, const Comment& comment, bool alone, std::string_view mark) {
  const std::uint32_t line = lines.at(comment.at.span.begin).line;
  const bool known = comment.statement.size() > 0;
  const LineRange statement = known ? lines_of(lines, comment.statement) : LineRange{line, line};
  if (alone) {
    if (known && statement.first > line) return statement;
    const std::uint32_t next = next_line_of_code(lines, line, mark);
    return {next, next};
  }
  return line == statement.first || line == statement.last ? statement : LineRange{line, line};
}

void read_comment(const Comment& comment, const Source& source, const Lines& lines, std::vector<Suppression>& into) {
  const Span at = comment.at.span;
  const std::string_view text = std::string_view(source.text).substr(at.begin, at.size());
  const std::string_view mark = mark_of(source);
  const std::uint32_t line = lines.at(at.begin).line;
  const std::uint32_t line_begin = lines.line_begin(line);
  const std::string_view before = std::string_view(source.text).substr(line_begin, at.begin - line_begin);
  const bool alone = before.find_first_not_of(blanks) == before.npos;
  for (Directive& directive : parse_directives(text, mark, at.begin)) {
    LineRange range{1, std::numeric_limits<std::uint32_t>::max()};
    if (!directive.whole_file) range = covered(lines, comment, alone, mark);
    if (directive.whole_file && !alone && directive.fault.empty()) {
      directive.fault = "`ignore-file` stands on a line of its own";
      directive.help = "put it on a line of its own, or write `ignore` to silence this line only";
    }
    into.push_back({std::move(directive), comment.at.file, at, alone, line, range});
  }
}

}  // namespace

LineRange lines_of(const Lines& lines, Span span) {
  const std::uint32_t last = span.end > span.begin ? span.end - 1 : span.begin;
  return {lines.at(span.begin).line, lines.at(last).line};
}

std::vector<Suppression> read_suppressions(std::span<const Comment> comments, const Sources& sources) {
  std::vector<Suppression> found;
  std::unordered_map<FileId, Lines> lines;
  for (const Comment& comment : comments) {
    const Source& source = sources[comment.at.file];
    read_comment(comment, source, lines.try_emplace(comment.at.file, source.text).first->second, found);
  }
  return found;
}

}  // namespace ormlint
