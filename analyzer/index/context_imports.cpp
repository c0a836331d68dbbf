// Future statements and star imports.
#include <algorithm>
#include <array>
#include <string_view>

#include "index/context_facts.h"

namespace ormlint {

namespace {

constexpr std::array<std::string_view, 10> features{
    "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
    "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations"};

bool is_future(const FileIndex& file, const Stmt& stmt) {
  return stmt.kind == StmtKind::import_from && stmt.level == 0 && file.tree.name(stmt) == "__future__";
}

void known_features(const FileIndex& file, const Stmt& stmt, Faults& faults) {
  for (const Id<Expr> alias : stmt.exprs) {
    const std::string_view feature = file.text(file[alias]);
    if (feature == "braces") return faults.add(Step::future, stmt.span, "not a chance");
    if (std::ranges::find(features, feature) != features.end()) continue;
    return faults.add(Step::future, stmt.span, "future feature {} is not defined", feature);
  }
}

// How many statements open the file that a future statement may follow: a docstring, and future statements.
std::uint32_t head_size(const FileIndex& file) {
  const Slice<Stmt> body = file.tree.body;
  std::uint32_t n = 0;
  const auto is_docstring = [&](const Stmt& stmt) {
    return stmt.kind == StmtKind::expr_stmt && file[stmt.exprs[0]].kind == ExprKind::string;
  };
  if (!body.empty() && is_docstring(file[body[0]])) ++n;
  while (n < body.size() && is_future(file, file[body[n]])) ++n;
  return n;
}

}  // namespace

void check_imports(const FileIndex& file, const ContextFacts& facts, Faults& faults) {
  const std::uint32_t head = head_size(file);
  const std::uint32_t head_end = head ? file[file.tree.body[head - 1]].span.end : 0;
  for (const Id<Stmt> id : facts.froms) {
    const Stmt& stmt = file[id];
    if (is_future(file, stmt)) {
      if (stmt.span.begin < head_end) {
        known_features(file, stmt, faults);
      } else {
        faults.add(Step::code, stmt.span, "from __future__ imports must occur at the beginning of the file");
      }
    }
    if (stmt.exprs.empty() || file.text(file[stmt.exprs[0]]) != "*") continue;
    if (file[file.scope_of_stmt[id.value]].kind == ScopeKind::module) continue;
    faults.add(Step::symbols, file[stmt.exprs[0]].span, "import * only allowed at module level");
  }
}

}  // namespace ormlint
