#include "support/page.h"

#include <algorithm>
#include <optional>
#include <sstream>

namespace ormlint::test {

namespace {

// `# error[rule]: text` at the end of a line, from its position on.
std::optional<Mark> read_mark(std::string_view tail, std::string_view comment) {
  if (!tail.starts_with(comment)) return std::nullopt;
  tail.remove_prefix(comment.size());
  Mark mark;
  for (const std::string_view severity : {"error", "warning", "note"}) {
    if (tail.starts_with(severity)) mark.severity = severity;
  }
  if (mark.severity.empty()) return std::nullopt;
  tail.remove_prefix(mark.severity.size());
  if (tail.starts_with('[')) {
    const std::size_t close = std::min(tail.find(']'), tail.size());
    mark.rule = tail.substr(1, close - 1);
    tail.remove_prefix(std::min(close + 1, tail.size()));
  }
  if (tail.starts_with(':')) {
    tail.remove_prefix(1);
    const std::size_t begin = std::min(tail.find_first_not_of(' '), tail.size());
    mark.text = tail.substr(begin);
  } else if (!tail.empty()) {
    return std::nullopt;
  }
  return mark;
}

struct Fence {
  std::string language;
  std::string path;
  std::string text;
};

// Takes the marks off a fence's lines, blank for byte, so that places stay true.
std::string take_marks(const Fence& fence, const std::string& path, std::string_view comment, Section& section) {
  std::string out;
  std::istringstream lines(fence.text);
  std::string line;
  for (std::uint32_t number = 1; std::getline(lines, line); ++number) {
    for (std::size_t at = line.rfind(comment); at != std::string::npos; at = line.rfind(comment)) {
      const std::string_view tail = std::string_view(line).substr(at);
      const std::string is = std::string(comment) + "is: ";
      if (auto mark = read_mark(tail, comment)) {
        mark->path = path;
        mark->line = number;
        section.marks.push_back(std::move(*mark));
      } else if (tail.starts_with(is)) {
        section.meanings.push_back({path, number, std::string(tail.substr(is.size()))});
      } else {
        break;
      }
      const std::size_t code = line.find_last_not_of(' ', at == 0 ? 0 : at - 1);
      line.resize(at == 0 || code == std::string::npos ? 0 : code + 1);
    }
    out += line + "\n";
  }
  return out;
}

void add_fence(Section& section, const Fence& fence) {
  if (fence.language == "python") {
    std::string path = fence.path;
    for (int n = 1; path.empty(); ++n) {
      const std::string tried = n == 1 ? "example.py" : "example" + std::to_string(n) + ".py";
      if (!section.files.contains(tried)) path = tried;
    }
    section.files[path] = take_marks(fence, path, "# ", section);
  } else if (fence.language == "sql") {
    section.schema += take_marks(fence, "schema.sql", "-- ", section);
    section.has_schema = true;
  } else if (fence.language == "fixed") {
    section.fixed[fence.path] = fence.text;
  } else if (fence.language == "output") {
    section.output = fence.text;
    section.has_output = true;
  }
}

}  // namespace

Page read_page(std::string_view markdown) {
  Page page;
  page.sections.push_back({});
  std::istringstream lines{std::string(markdown)};
  std::string line, path;
  std::optional<Fence> fence;
  while (std::getline(lines, line)) {
    if (fence) {
      if (line == "```") {
        add_fence(page.sections.back(), *fence);
        fence.reset();
      } else {
        fence->text += line + "\n";
      }
      continue;
    }
    if (line.starts_with("```")) {
      fence = Fence{};
      const std::size_t blank = std::min(line.find(' '), line.size());
      fence->language = line.substr(3, blank - 3);
      fence->path = blank < line.size() ? line.substr(blank + 1) : path;
      path.clear();
    } else if (line.starts_with("# ")) {
      page.title = line.substr(2);
    } else if (line.starts_with("## ")) {
      page.sections.push_back({});
      page.sections.back().title = line.substr(3);
    } else if (line.starts_with('`') && line.ends_with("`:")) {
      path = line.substr(1, line.size() - 3);
    } else if (!line.empty() && page.sections.size() == 1 && page.sections[0].title.empty()) {
      page.first_line += (page.first_line.empty() ? "" : " ") + line;
    }
  }
  return page;
}

}  // namespace ormlint::test
