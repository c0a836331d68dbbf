#include "usage/file_view.h"

namespace ormlint {

FileView view_file(const Project& project, const Domain& domain, const Declarations& declarations, FileId id,
                   std::string_view text) {
  const FileIndex& file = project.index(id);
  FileView view{project, domain, Evaluator(project, domain, declarations), id, file, text, {}};
  view.parents.resize(file.tree.exprs.size());
  for (const Id<Expr> expr : file.tree.exprs.ids()) {
    for (const Id<Expr> part : file[expr].parts) view.parents[part.value] = expr;
  }
  return view;
}

std::string FileView::quoted(Span span) const {
  constexpr std::size_t longest = 60;
  std::string made;
  for (const char c : source(span)) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\\';
    if (!space) made += c;
    if (space && !made.empty() && made.back() != ' ') made += ' ';
  }
  if (made.size() <= longest) return made;
  std::size_t end = longest - 2;
  while (end > 0 && (static_cast<unsigned char>(made[end]) & 0xC0U) == 0x80U) --end;  // not within a character
  return made.substr(0, end) + " …";
}

Id<Scope> FileView::function_of(Id<Expr> expr) const {
  Id<Scope> scope = file.scope_of_expr[expr.value];
  while (scope && file[scope].kind == ScopeKind::comprehension) scope = file[scope].parent;
  return scope;
}

}  // namespace ormlint
