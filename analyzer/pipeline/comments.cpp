#include "pipeline/comments.h"

#include <algorithm>
#include <string>

namespace ormlint {

namespace {

constexpr std::string_view mark = "ormlint:";

// The part of a statement that its first line stands for: a compound statement up to its block.
Span header_of(const FileIndex& file, Id<Stmt> id) {
  const Stmt& stmt = file[id];
  Span header = stmt.span;
  if (!stmt.decorators.empty()) header.begin = std::min(header.begin, file[stmt.decorators[0]].span.begin);
  for (const Slice<Stmt> block : {stmt.body, stmt.handlers, stmt.orelse, stmt.final_body}) {
    if (!block.empty()) header.end = std::min(header.end, file[block[0]].span.begin);
  }
  return header;
}

// The logical line that holds a comment, or the next one when it stands between statements.
Span statement_at(const FileIndex& file, std::string_view text, Span comment) {
  const std::size_t before = comment.begin == 0 ? text.npos : text.rfind('\n', comment.begin - 1);
  const std::uint32_t line_begin = before == text.npos ? 0 : static_cast<std::uint32_t>(before + 1);
  const std::size_t line_end = std::min(text.find('\n', comment.begin), text.size());
  std::optional<Span> inside, next;
  for (const Id<Stmt> id : file.tree.stmts.ids()) {
    const Span header = header_of(file, id);
    const bool holds = header.begin < line_end && header.end > line_begin;
    if (holds && (!inside || inside->begin < header.begin)) inside = header;
    if (header.begin >= line_end && (!next || header.begin < next->begin)) next = header;
  }
  return inside ? *inside : next.value_or(Span{});
}

// SQL has comments to the line's end; a quoted "--" in a dump that also mentions us would be strange enough.
void find_in_script(FileId file, std::string_view text, std::vector<Comment>& found) {
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
    const std::size_t line = at == 0 ? 0 : text.rfind('\n', at) + 1;
    const std::size_t begin = text.substr(line, at - line).find("--");
    if (begin == text.npos) continue;
    const std::size_t end = std::min(text.find('\n', at), text.size());
    found.push_back({{file, {static_cast<std::uint32_t>(line + begin), static_cast<std::uint32_t>(end)}}, {}});
  }
}

}  // namespace

std::vector<Comment> find_comments(const Inputs& inputs, const Project& project) {
  std::vector<Comment> found;
  for (std::size_t n = 0; n < project.files.size(); ++n) {
    const FileId id = inputs.sources.id(n);
    const std::string_view text = inputs.sources[id].text;
    if (text.find(mark) == text.npos) continue;
    if (!project.files[n].index) {
      if (inputs.sources[id].language == Language::sql && inputs.sources[id].database.empty())
        find_in_script(id, text, found);
      continue;
    }
    const FileIndex& file = *project.files[n].index;
    for (const Span comment : file.tree.comments) {
      const std::string_view written = text.substr(comment.begin, comment.size());
      if (written.find(mark) == written.npos) continue;
      found.push_back({{id, comment}, statement_at(file, text, comment)});
    }
  }
  return found;
}

void name_scopes(std::vector<Finding>& findings, const Project& project) {
  for (Finding& finding : findings) {
    if (!project.has_index(finding.at.file)) continue;
    const FileIndex& file = project.index(finding.at.file);
    Id<Stmt> innermost;
    const auto consider = [&](Id<Stmt> id) {
      const Span span = file[id].span;
      if (!span.contains(finding.at.span)) return;
      if (!innermost || file[innermost].span.contains(span)) innermost = id;
    };
    for (const Id<Stmt> id : file.classes) consider(id);
    for (const Id<Stmt> id : file.functions) consider(id);
    for (Id<Stmt> at = innermost; at;) {
      const std::string name(file.tree.name(file[at]));
      finding.scope = finding.scope.empty() ? name : name + "." + finding.scope;
      at = file[file.scope_of_stmt[at.value]].stmt;
    }
  }
}

}  // namespace ormlint
