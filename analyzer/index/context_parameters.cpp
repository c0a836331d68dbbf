// Names that may be given only once: parameters, type parameters, keyword arguments.
#include <algorithm>

#include "index/context_facts.h"

namespace ormlint {

namespace {

// The first of these whose name an earlier one has. Lists are short, and nearly all have no two of the same name.
Id<Expr> repeated(const FileIndex& file, const std::vector<Id<Expr>>& named) {
  std::vector<Text> sorted;
  sorted.reserve(named.size());
  for (const Id<Expr> id : named) sorted.push_back(file[id].text);
  std::ranges::sort(sorted);
  if (std::ranges::adjacent_find(sorted) == sorted.end()) return {};
  for (std::size_t n = 1; n < named.size(); ++n) {
    const bool again = std::any_of(named.begin(), named.begin() + static_cast<std::ptrdiff_t>(n),
                                   [&](Id<Expr> id) { return file[id].text == file[named[n]].text; });
    if (again) return named[n];
  }
  return {};
}

void unique_parameters(const FileIndex& file, Id<Expr> list, Faults& faults) {
  const Slice<Expr> parameters = file[list].parts;
  if (parameters.size() < 2) return;
  // The symbol table meets * and ** after all the others.
  std::vector<Id<Expr>> named(parameters.begin(), parameters.end());
  const auto rank = [&](Id<Expr> id) {
    return file[id].op == Op::var_keyword ? 2 : file[id].op == Op::var_positional ? 1 : 0;
  };
  std::ranges::stable_sort(named, {}, rank);
  if (const Id<Expr> again = repeated(file, named)) {
    faults.add(Step::symbols, file[again].span, "duplicate argument '{}' in function definition",
               file.text(file[again]));
  }
}

// CPython looks at all keywords of a call before it goes into any.
void unique_keywords(const FileIndex& file, Slice<Expr> arguments, std::uint32_t met, Faults& faults) {
  std::vector<Id<Expr>> named;
  for (const Id<Expr> id : arguments) {
    if (file[id].kind == ExprKind::keyword && file[id].text != Text{}) named.push_back(id);
  }
  if (named.size() < 2) return;
  if (const Id<Expr> again = repeated(file, named)) {
    faults.add_met(met, Step::code, file[again].span, "keyword argument repeated: {}", file.text(file[again]));
  }
}

// A type parameter without a default after one that has one; that of a *Ts is no exception.
void type_parameters(const FileIndex& file, Slice<Expr> list, Faults& faults) {
  if (list.empty()) return;
  if (const Id<Expr> again = repeated(file, {list.begin(), list.end()})) {
    faults.add(Step::symbols, file[again].span, "duplicate type parameter '{}'", file.text(file[again]));
  }
  bool defaults = false;
  for (const Id<Expr> id : list) {
    const Slice<Expr> parts = file[id].parts;
    const bool has_default = parts.size() == 2 && file[parts[1]].kind != ExprKind::absent;
    if (defaults && !has_default) {
      faults.add(Step::code, file[id].span, "non-default type parameter '{}' follows default type parameter",
                 file.text(file[id]));
    }
    defaults = defaults || has_default;
  }
}

}  // namespace

void check_parameters(const FileIndex& file, const ContextFacts& facts, Faults& faults) {
  for (const Id<Stmt> id : file.functions) {
    if (!file[id].exprs.empty()) unique_parameters(file, file[id].exprs[0], faults);
  }
  for (const Id<Expr> id : facts.lambdas) unique_parameters(file, file[id].parts[0], faults);
  for (const Id<Stmt> id : file.classes) unique_keywords(file, file[id].exprs, file[id].span.begin, faults);
  for (const Id<Expr> id : facts.calls) {
    const Span at = file[id].span;
    if (is_evaluated(facts, at)) unique_keywords(file, file[id].parts.from(1), at.begin, faults);
  }
  for (const Id<Stmt> id : facts.generics) type_parameters(file, file[id].extra, faults);
  for (const Id<Stmt> id : facts.aliases) type_parameters(file, file[id].exprs.from(2), faults);
}

}  // namespace ormlint
