#include "sources/git_config.h"

#include <algorithm>
#include <ranges>

namespace ormlint {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::vector<GitSetting> read() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '#' || c == ';') {
        skip_line();
      } else if (c == '[') {
        read_section();
      } else if (is_blank(c) || c == '\n') {
        ++at_;
      } else {
        read_setting();
      }
    }
    return std::move(settings_);
  }

 private:
  bool more() const { return at_ < text_.size() && text_[at_] != '\n'; }
  void skip_line() { at_ = std::min(text_.find('\n', at_), text_.size()); }

  std::string lower_until(std::string_view ends) {
    std::string out;
    for (; more() && ends.find(text_[at_]) == ends.npos; ++at_) {
      const char c = text_[at_];
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
  }

  // [section] or [section "subsection"]; a setting may follow in the same line.
  void read_section() {
    ++at_;
    section_ = lower_until("] \t");
    subsection_.clear();
    while (more() && is_blank(text_[at_])) ++at_;
    if (more() && text_[at_] == '"') {
      for (++at_; more() && text_[at_] != '"'; ++at_) {
        if (text_[at_] == '\\') ++at_;
        if (more()) subsection_ += text_[at_];
      }
    }
    while (more() && text_[at_] != ']') ++at_;
    if (more()) ++at_;
  }

  void read_setting() {
    GitSetting setting{section_, subsection_, lower_until("= \t\r#;"), "true"};
    while (more() && is_blank(text_[at_])) ++at_;
    const bool valued = more() && text_[at_] == '=';
    if (valued) ++at_;
    if (valued) setting.value = read_value();
    skip_line();
    settings_.push_back(std::move(setting));
  }

  // Quotes keep blanks and comment signs; a backslash at the end of a line goes on in the next.
  std::string read_value() {
    std::string value;
    std::size_t kept = 0;
    bool quoted = false;
    while (more() && is_blank(text_[at_])) ++at_;
    for (; more(); ++at_) {
      char c = text_[at_];
      if (!quoted && (c == '#' || c == ';')) break;
      if (c == '"') {
        quoted = !quoted;
        continue;
      }
      const bool escaped = c == '\\' && at_ + 1 < text_.size();
      if (escaped) c = unescaped(text_[++at_]);
      if (escaped && c == '\n') continue;
      value += c;
      if (quoted || escaped || !is_blank(c)) kept = value.size();
    }
    value.resize(kept);
    return value;
  }

  static char unescaped(char c) {
    if (c == 'n') return '\n';
    if (c == 't') return '\t';
    return c == 'b' ? '\b' : c;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string section_;
  std::string subsection_;
  std::vector<GitSetting> settings_;
};

}  // namespace

std::vector<GitSetting> parse_git_config(std::string_view text) { return Reader(text).read(); }

std::optional<std::string> setting(const std::vector<GitSetting>& settings, std::string_view section,
                                   std::string_view subsection, std::string_view key) {
  for (const GitSetting& one : settings | std::views::reverse) {
    if (one.section == section && one.subsection == subsection && one.key == key) return one.value;
  }
  return std::nullopt;
}

}  // namespace ormlint
