#include "usage/sql_words.h"

#include <algorithm>

namespace ormlint {

namespace {

bool begins_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::ranges::equal(text.substr(0, word.size()), word, [](char one, char other) {
           return one == other || (one >= 'A' && one <= 'Z' && one + ('a' - 'A') == other);
         });
}

}  // namespace

bool mentions(std::string_view text, std::span<const std::string_view> words) {
  if (text.size() < 10 || text.find(' ') == text.npos) return false;
  bool begins = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char lower = static_cast<char>(text[at] | 0x20);
    const bool letter = lower >= 'a' && lower <= 'z';
    if (letter && begins) {
      const std::string_view rest = text.substr(at);
      if (std::ranges::any_of(words,
                              [&](std::string_view word) { return word.front() == lower && begins_with(rest, word); }))
        return true;
    }
    begins = !letter && text[at] != '_';
  }
  return false;
}

std::vector<std::string_view> texts_with(const FileIndex& file, std::span<const std::string_view> words) {
  std::vector<std::string_view> found;
  for (const Id<Expr> id : file.tree.exprs.ids()) {
    const Expr& expr = file[id];
    if (expr.kind != ExprKind::string) continue;
    const Id<Stmt> stmt = file.stmt_of_expr[id.value];
    const bool docstring = stmt && file[stmt].kind == StmtKind::expr_stmt && file[stmt].exprs[0] == id;
    if (!docstring && mentions(file.text(expr), words)) found.push_back(file.text(expr));
  }
  return found;
}

}  // namespace ormlint
