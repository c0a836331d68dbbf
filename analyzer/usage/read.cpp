#include "usage/read.h"

#include <algorithm>
#include <utility>

#include "base/parallel.h"
#include "usage/file_reader.h"
#include "usage/operators.h"
#include "usage/undefined.h"

namespace ormlint {

std::string written(const FileIndex& file, Id<Expr> expr) {
  if (std::string dotted = dotted_name(file, expr); !dotted.empty()) return dotted;
  const Expr& read = file[expr];
  if (read.kind == ExprKind::attribute) {
    const std::string object = written(file, read.parts[0]);
    return (object.empty() ? std::string("…") : object) + "." + std::string(file.text(read));
  }
  if (read.kind == ExprKind::call) {
    const std::string called = written(file, read.parts[0]);
    return called.empty() ? std::string() : called + "(…)";
  }
  return {};
}

Usage FileReader::run() {
  for (const Id<Stmt> stmt : file_.tree.stmts.ids()) {
    if (file_.damaged(file_[stmt].span)) continue;
    statement_ = stmt;
    for (const Slice<Expr> exprs : {file_[stmt].decorators, file_[stmt].exprs, file_[stmt].extra}) {
      for (const Id<Expr> expr : exprs) walk(expr);
    }
  }
  std::erase_if(usage_.value_reads, [&](const ValueRead& read) { return is_guarded(read.object, read.at.span); });
  std::ranges::sort(usage_.value_reads, {}, &ValueRead::at);
  std::ranges::sort(usage_.members_shown, {}, &MemberShown::at);
  return std::move(usage_);
}

void FileReader::walk(Id<Expr> id) {
  const Expr& expr = file_[id];
  if (expr.kind == ExprKind::attribute) attribute(id);
  if (expr.kind == ExprKind::call || expr.kind == ExprKind::joined_string) shown(id);
  if (expr.kind == ExprKind::call) note_guard(id);
  for (const Id<Expr> part : expr.parts) walk(part);
}

Usage read_usage(const Project& project, const Domain& domain, const Declarations& declarations, const Sources& sources,
                 unsigned threads) {
  std::vector<Usage> made(project.files.size());
  parallel_for(made.size(), threads, [&](std::size_t n) {
    if (!project.files[n].index) return;
    const FileId id = static_cast<FileId>(n);
    FileView view = view_file(project, domain, declarations, id, sources[id].text);
    made[n] = FileReader(view).run();
    made[n].python_operators = python_operators(view);
  });
  Usage all;
  for (Usage& part : made) {
    std::ranges::move(part.value_reads, std::back_inserter(all.value_reads));
    std::ranges::move(part.members_shown, std::back_inserter(all.members_shown));
    std::ranges::move(part.python_operators, std::back_inserter(all.python_operators));
  }
  all.undefined = undefined_names(project, domain, threads);
  return all;
}

}  // namespace ormlint
