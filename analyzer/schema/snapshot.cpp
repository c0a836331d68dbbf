#include "schema/snapshot.h"

#include <fmt/core.h>

#include <algorithm>

#include "schema/names.h"
#include "schema/tokens.h"

namespace ormlint::schema {

namespace {

constexpr std::string_view header = "-- ormlint snapshot of database ";
constexpr std::string_view incomplete = "-- ormlint: incomplete table ";
constexpr std::string_view trigger_begin = "-- ormlint: trigger ";

// Always in quotes, so that any name can be read back, and on one line.
std::string quoted(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) {
    text += c == '\n' ? ' ' : c;
    if (c == '"') text += c;
  }
  return text + '"';
}

// The lines that begin so, the beginning included.
std::vector<Span> lines_with(std::string_view text, std::string_view beginning) {
  std::vector<Span> lines;
  for (std::size_t at = text.find(beginning); at != std::string_view::npos; at = text.find(beginning, at + 1)) {
    if (at > 0 && text[at - 1] != '\n') continue;
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
  }
  return lines;
}

}  // namespace

std::string snapshot_header(std::string_view database, std::string_view server_version) {
  return fmt::format("{}{}, PostgreSQL {}\n", header, quoted(database), server_version);
}

std::optional<std::string> snapshot_database(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!text.starts_with(header)) return std::nullopt;
  const std::string_view line = text.substr(0, text.find('\n')).substr(header.size());
  const Tokens tokens(line);
  if (tokens[0].kind != TokenKind::quoted || !tokens[0].closed) return std::nullopt;
  return tokens.name(0);
}

std::string incomplete_mark(const Name& table, std::string_view reason) {
  return fmt::format("{}{}.{}: {}\n", incomplete, quoted(table.schema), quoted(table.name), reason);
}

Problem incomplete_problem(const Name& table, std::string_view reason) {
  return {fmt::format("table `{}` was not read completely: {}", print(table), reason), {}};
}

std::vector<IncompleteMark> incomplete_marks(std::string_view text) {
  std::vector<IncompleteMark> marks;
  if (!snapshot_database(text)) return marks;
  for (const Span span : lines_with(text, incomplete)) {
    const std::string_view line = text.substr(span.begin, span.size());
    const Tokens tokens(line.substr(incomplete.size()));
    if (!tokens.is_name(0) || !tokens.symbol(1, '.') || !tokens.is_name(2)) continue;
    constexpr std::string_view before_reason = "\": ";
    const std::size_t reason = line.rfind(before_reason);
    if (reason == std::string_view::npos) continue;
    marks.push_back({{tokens.name(0), tokens.name(2)}, std::string(line.substr(reason + before_reason.size())), span});
  }
  return marks;
}

std::string trigger_mark(const Name& table, std::string_view trigger) {
  return fmt::format("{}{} fills rows of table {}.{}\n", trigger_begin, quoted(trigger), quoted(table.schema),
                     quoted(table.name));
}

std::vector<TriggerMark> trigger_marks(std::string_view text) {
  std::vector<TriggerMark> marks;
  for (const Span span : lines_with(text, trigger_begin)) {
    const Tokens tokens(text.substr(span.begin, span.size()).substr(trigger_begin.size()));
    if (!tokens.is_name(0) || !tokens.word(4, "table") || !tokens.is_name(5) || !tokens.is_name(7)) continue;
    marks.push_back({{tokens.name(5), tokens.name(7)}, tokens.name(0), span});
  }
  return marks;
}

}  // namespace ormlint::schema
