#include "emit/sarif_rule.h"

#include <algorithm>

namespace ormlint {

namespace {

// What GitHub takes of a description.
constexpr std::size_t longest_description = 1024;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string shortened(std::string text) {
  if (text.size() <= longest_description) return text;
  constexpr std::string_view more = "…";
  std::size_t end = longest_description - more.size();
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  return text += more;
}

std::string capitalised(std::string_view text) {
  std::string result(text);
  if (!result.empty()) result[0] = upper(result[0]);
  return result;
}

// The first word of an id is its family, and the ids are chosen so; GitHub's list of alerts filters by it.
void write_properties(JsonWriter& json, const RuleInfo& rule) {
  json.object("properties");
  json.array("tags");
  json.string("correctness");
  json.string("orm");
  json.string(rule.id.substr(0, rule.id.find('-')));
  json.close_array();
  // An error is told only when it is proved; a warning is wrong in some runs.
  json.member("precision", rule.severity == Severity::error ? "very-high" : "high");
  json.member("problem.severity", rule.severity == Severity::note ? "recommendation" : sarif_level(rule.severity));
  json.close_object();
}

}  // namespace

void write_text(JsonWriter& json, std::string_view name, std::string_view text) {
  json.object(name);
  json.member("text", text);
  json.close_object();
}

std::string_view sarif_level(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return {};
}

std::string pascal_case(std::string_view id) {
  std::string name;
  bool word_begins = true;
  for (const char c : id) {
    if (c != '-') name += word_begins ? upper(c) : c;
    word_begins = c == '-';
  }
  return name;
}

std::string first_paragraph(std::string_view page) {
  std::string paragraph;
  while (!page.empty()) {
    const std::size_t end = std::min(page.find('\n'), page.size());
    std::string_view line = page.substr(0, end);
    page.remove_prefix(std::min(end + 1, page.size()));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    const bool heading = line.starts_with('#');
    if (heading && paragraph.empty()) continue;
    if (line.empty() && paragraph.empty()) continue;
    if (line.empty() || heading || line.starts_with("```")) break;
    if (!paragraph.empty()) paragraph += ' ';
    paragraph += line;
  }
  return paragraph;
}

std::string percent_encoded(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri;
  for (const char c : path) {
    // In the first part of a relative reference a colon would end a scheme (RFC 3986, 4.2).
    const bool plain = c == ':' || c == '@' ? uri.contains('/') : std::string_view("-._~/").contains(c);
    if (is_letter(c) || is_digit(c) || plain) {
      uri += c;
      continue;
    }
    uri += '%';
    uri += digits[static_cast<unsigned char>(c) >> 4];
    uri += digits[static_cast<unsigned char>(c) & 15];
  }
  return uri;
}

std::string sentence(std::string_view text) {
  std::string result = capitalised(text);
  if (!result.empty() && !std::string_view(".?!").contains(result.back())) result += '.';
  return result;
}

void write_rule(JsonWriter& json, const RuleInfo& rule, const EmitOptions& options) {
  const std::string summary = sentence(rule.summary);
  const std::string paragraph = first_paragraph(rule.page);
  json.open_object();
  json.member("id", rule.id);
  json.member("name", pascal_case(rule.id));
  write_text(json, "shortDescription", shortened(summary));
  write_text(json, "fullDescription", shortened(paragraph.empty() ? summary : sentence(paragraph)));
  json.object("help");
  json.member("text", rule.page.empty() ? std::string_view(summary) : rule.page);
  if (!rule.page.empty()) json.member("markdown", rule.page);
  json.close_object();
  if (!options.rule_pages.empty()) json.member("helpUri", options.rule_pages + std::string(rule.id));
  json.object("defaultConfiguration");
  json.member("level", sarif_level(rule.severity));
  json.close_object();
  write_properties(json, rule);
  json.close_object();
}

}  // namespace ormlint
