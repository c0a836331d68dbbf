#include "report/fingerprint.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "base/hash.h"

namespace ormlint {

namespace {

// A span may be a whole class; its beginning tells it apart well enough.
constexpr std::size_t longest = 4096;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\r' || c == '\n'; }

// The text of the span or, for an empty one, of its line.
std::string_view pointed_at(std::string_view text, Span span) {
  const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, text.size());
  if (end > begin) return text.substr(begin, std::min(end - begin, longest));
  const std::size_t before = begin == 0 ? text.npos : text.rfind('\n', begin - 1);
  const std::size_t line = before == text.npos ? 0 : before + 1;
  const std::size_t after = std::min(text.find('\n', begin), text.size());
  return text.substr(line, std::min(after - line, longest));
}

void append_squeezed(std::string& out, std::string_view text) {
  bool gap = false;
  const std::size_t start = out.size();
  for (const char c : text) {
    if (is_blank(c)) {
      gap = out.size() > start;
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out += c;
  }
}

}  // namespace

void fingerprint(std::vector<Judged>& findings, const Sources& sources) {
  std::unordered_map<std::uint64_t, std::uint32_t> seen;
  std::string key;
  for (Judged& judged : findings) {
    const Finding& finding = judged.finding;
    const Source& source = sources[finding.at.file];
    key.assign(finding.rule);
    // A byte that none of the parts has keeps them from running into each other.
    for (const std::string_view part : {std::string_view(source.path), std::string_view(finding.scope)}) {
      key += '\0';
      key += part;
    }
    key += '\0';
    append_squeezed(key, pointed_at(source.text, finding.at.span));
    const std::uint64_t hash = hash64(key);
    judged.fingerprint = fmt::format("{}:{}", hex(hash), ++seen[hash]);
  }
}

}  // namespace ormlint
