// Names that may be given only once: parameters, type parameters, keyword arguments.
#include <algorithm>

#include "index/context_facts.h"

namespace ormlint {

namespace {

// The first of these whose name an earlier one has.
Id<Expr> repeated(const FileIndex& file, const std::vector<Id<Expr>>& named) {
  for (std::size_t n = 1; n < named.size(); ++n) {
    const bool again = std::any_of(named.begin(), named.begin() + static_cast<std::ptrdiff_t>(n),
                                   [&](Id<Expr> id) { return file[id].text == file[named[n]].text; });
    if (again) return named[n];
  }
  return {};
}

// Whether two have one name. Lists are short, and nearly all have no two, so this is all that happens to most.
bool any_repeated(const FileIndex& file, Slice<Expr> list) {
  constexpr std::uint32_t many = 64;
  if (list.size() > many) return true;  // who knows
  for (std::uint32_t n = 1; n < list.size(); ++n) {
    const Text name = file[list[n]].text;
    if (name == Text{}) continue;
    for (std::uint32_t earlier = 0; earlier < n; ++earlier) {
      if (file[list[earlier]].text == name) return true;
    }
  }
  return false;
}

void unique_parameters(const FileIndex& file, Id<Expr> list, Faults& faults) {
  const Slice<Expr> parameters = file[list].parts;
  if (!any_repeated(file, parameters)) return;
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
  if (!any_repeated(file, arguments)) return;
  std::vector<Id<Expr>> named;
  for (const Id<Expr> id : arguments) {
    if (file[id].kind == ExprKind::keyword && file[id].text != Text{}) named.push_back(id);
  }
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
    const Slice<Expr> arguments = file[id].parts.from(1);
    if (any_repeated(file, arguments) && is_evaluated(facts, at)) unique_keywords(file, arguments, at.begin, faults);
  }
  for (const Id<Stmt> id : facts.generics) type_parameters(file, file[id].extra, faults);
  for (const Id<Stmt> id : facts.aliases) type_parameters(file, file[id].exprs.from(2), faults);
}

}  // namespace ormlint
