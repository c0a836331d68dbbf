#include "schema/snapshot.h"

#include <fmt/core.h>

#include "schema/names.h"
#include "schema/tokens.h"

namespace ormlint::schema {

namespace {

constexpr std::string_view header = "-- ormlint snapshot of database ";
constexpr std::string_view incomplete = "-- ormlint: incomplete table ";

// Always in quotes, so that any name can be read back, and on one line.
std::string quoted(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) {
    text += c == '\n' ? ' ' : c;
    if (c == '"') text += c;
  }
  return text + '"';
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
  for (std::size_t at = text.find(incomplete); at != std::string_view::npos; at = text.find(incomplete, at + 1)) {
    const std::string_view line = text.substr(at, text.substr(at).find('\n'));
    const bool begins_line = at > 0 && text[at - 1] == '\n';
    const Tokens tokens(line.substr(incomplete.size()));
    if (!begins_line || !tokens.is_name(0) || !tokens.symbol(1, '.') || !tokens.is_name(2)) continue;
    const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + line.size())};
    constexpr std::string_view before_reason = "\": ";
    const std::size_t reason = line.rfind(before_reason);
    if (reason == std::string_view::npos) continue;
    marks.push_back({{tokens.name(0), tokens.name(2)}, std::string(line.substr(reason + before_reason.size())), span});
  }
  return marks;
}

}  // namespace ormlint::schema
