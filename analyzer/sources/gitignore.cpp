#include "sources/gitignore.h"

#include <algorithm>
#include <ranges>

#include "base/paths.h"

namespace ormlint {

namespace {

// Blanks at the end count only where a backslash stands before them.
std::string_view without_trailing_blanks(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '\\') {
      if (++at == line.size()) return line;
      end = at + 1;
    } else if (line[at] != ' ') {
      end = at + 1;
    }
  }
  return line.substr(0, end);
}

}  // namespace

IgnorePattern::IgnorePattern(std::string_view pattern, bool negated, bool directories_only, bool whole_path)
    : glob_(pattern), negated_(negated), directories_only_(directories_only), whole_path_(whole_path) {}

std::optional<IgnorePattern> IgnorePattern::parse(std::string_view line) {
  if (line.starts_with('#')) return std::nullopt;
  line = without_trailing_blanks(line.substr(0, line.find('\0')));
  const bool negated = line.starts_with('!');
  if (negated) line.remove_prefix(1);
  const bool directories_only = line.ends_with('/');
  if (directories_only) line.remove_suffix(1);
  if (line.empty()) return std::nullopt;
  const bool whole_path = line.find('/') != line.npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  return IgnorePattern(line, negated, directories_only, whole_path);
}

bool IgnorePattern::matches(std::string_view path, bool directory) const {
  if (directories_only_ && !directory) return false;
  return glob_.matches(whole_path_ ? path : last_part(path));
}

std::vector<IgnorePattern> parse_gitignore(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  std::vector<IgnorePattern> patterns;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (std::optional<IgnorePattern> pattern = IgnorePattern::parse(line)) patterns.push_back(std::move(*pattern));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return patterns;
}

Verdict judge(const IgnoreRules* rules, std::string_view path, bool directory) {
  for (; rules; rules = rules->above.get()) {
    const std::string_view below = path.substr(rules->base.size());
    for (const IgnorePattern& pattern : rules->patterns | std::views::reverse) {
      if (pattern.matches(below, directory)) return pattern.negated() ? Verdict::kept : Verdict::ignored;
    }
  }
  return Verdict::undecided;
}

}  // namespace ormlint
