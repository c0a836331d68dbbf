#include "usage/import_place.h"

#include <algorithm>

namespace ormlint {

namespace {

// A comment behind a statement on its line. Without the text a comment at the start of the next line looks the same,
// and its end serves as well.
std::uint32_t end_of_line(const FileIndex& file, std::uint32_t end) {
  constexpr std::uint32_t usual_gap = 3;
  const auto comment = std::ranges::upper_bound(file.tree.comments, end, {}, &Span::begin);
  return comment != file.tree.comments.end() && comment->begin <= end + usual_gap ? comment->end : end;
}

std::string_view first_part(std::string_view dotted) { return dotted.substr(0, dotted.find('.')); }

bool is_docstring(const FileIndex& file, const Stmt& stmt) {
  return stmt.kind == StmtKind::expr_stmt && file[stmt.exprs[0]].kind == ExprKind::string;
}

// Behind the imports of the head: those before the first definition and before what needs the name. Among imports from
// the same package, in order.
class Head {
 public:
  Head(const FileIndex& file, std::string_view module) : file_(file), module_(module) {}

  void read(std::uint32_t before) {
    for (const Id<Stmt> id : file_.tree.body) {
      const Stmt& stmt = file_[id];
      if (stmt.span.end > before || stmt.kind == StmtKind::function_def || stmt.kind == StmtKind::class_def) return;
      if (id == file_.tree.body[0] && is_docstring(file_, stmt)) last_ = &stmt;
      if (stmt.kind == StmtKind::import_stmt) last_ = &stmt;
      if (stmt.kind == StmtKind::import_from) import(stmt);
    }
  }

  const Stmt* behind() const { return behind_ ? behind_ : last_; }
  const Stmt* ahead() const { return behind_ ? nullptr : ahead_; }

 private:
  void import(const Stmt& stmt) {
    last_ = &stmt;
    const std::string_view other = file_.tree.name(stmt);
    if (stmt.level > 0 || first_part(other) != first_part(module_)) return;
    if (other <= module_) behind_ = &stmt;
    if (other > module_ && !ahead_) ahead_ = &stmt;
  }

  const FileIndex& file_;
  std::string_view module_;
  const Stmt* last_ = nullptr;
  const Stmt* behind_ = nullptr;
  const Stmt* ahead_ = nullptr;
};

}  // namespace

std::optional<ImportPlace> import_place(const FileIndex& file, std::string_view module, std::string_view statement,
                                        std::uint32_t before) {
  Head head(file, module);
  head.read(before);
  if (const Stmt* next = head.ahead()) return ImportPlace{next->span.begin, std::string(statement) + "\n"};
  if (const Stmt* stmt = head.behind()) {
    return ImportPlace{end_of_line(file, stmt->span.end), "\n" + std::string(statement)};
  }
  if (file.tree.body.empty()) return std::nullopt;
  const Stmt& first = file[file.tree.body[0]];
  if (!first.decorators.empty()) return std::nullopt;  // the span of a definition begins behind them
  const bool definition = first.kind == StmtKind::function_def || first.kind == StmtKind::class_def;
  return ImportPlace{first.span.begin, std::string(statement) + (definition ? "\n\n\n" : "\n\n")};
}

}  // namespace ormlint
