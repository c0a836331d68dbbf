// The calls of the project joined: what meets a column inside of the function that it is given to.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "domain/guards.h"
#include "types/flow.h"
#include "usage/call_targets.h"
#include "usage/handed_on.h"

namespace ormlint {

namespace {

constexpr int max_chain = 5;  // functions that hand a value on to one another

}  // namespace

ParametersMet::ParametersMet(const Project& project, Memory& memory, const std::vector<HandedOn>& files) {
  std::multimap<ParameterRef, ParameterRef> passed_from;
  for (const HandedOn& file : files) {
    met_.insert(met_.end(), file.met.begin(), file.met.end());
    for (const HandedOn::Passed& passed : file.passed) passed_from.emplace(passed.to, passed.parameter);
  }
  std::map<FunctionRef, bool> overridden;
  const auto is_sure = [&](const HandedOn::Met& met) {
    const auto [at, fresh] = overridden.try_emplace(met.parameter.function);
    if (fresh) at->second = is_overridden(project, memory, met.parameter.function);
    return !at->second;
  };
  std::erase_if(met_, [&](const HandedOn::Met& met) { return !is_sure(met); });
  std::set<std::pair<ParameterRef, Location>> known;
  for (const HandedOn::Met& met : met_) known.emplace(met.parameter, met.as.at);
  std::size_t begin = 0;
  for (int step = 0; step < max_chain; ++step) {
    const std::size_t end = met_.size();
    for (; begin < end; ++begin) {
      const auto [first, last] = passed_from.equal_range(met_[begin].parameter);
      for (auto from = first; from != last; ++from) {
        const HandedOn::Met met{from->second, met_[begin].as};
        if (is_sure(met) && known.emplace(met.parameter, met.as.at).second) met_.push_back(met);
      }
    }
  }
  std::ranges::stable_sort(met_, {}, &HandedOn::Met::parameter);
}

bool ParametersMet::any(const HandedOn& file) const {
  return std::ranges::any_of(file.arguments, [&](const HandedOn::Argument& argument) {
    return std::ranges::binary_search(met_, argument.to, {}, &HandedOn::Met::parameter);
  });
}

namespace {

// Where the value is read that the argument holds, if it is read for nothing else: not asked whether there is one, not
// shown.
Id<Expr> value_read_for(const FileView& view, Id<Expr> argument) {
  const FileIndex& file = view.file;
  const Id<Binding> bound = file[argument].kind == ExprKind::name ? sole_reaching(file, argument) : Id<Binding>{};
  if (!bound || file[bound].kind != BindingKind::assignment || !file[bound].sole_target) return argument;
  const bool alone = std::ranges::none_of(file.tree.exprs.ids(), [&](Id<Expr> use) {
    if (use == argument || file[use].kind != ExprKind::name || file[use].text != file[argument].text) return false;
    if (use == file[bound].expr || sole_reaching(file, use) != bound) return false;
    if (!file.stmt_of_expr[use.value]) return false;
    const Id<Expr> around = view.parent(use);
    const StmtKind kind = file[file.stmt_of_expr[use.value]].kind;
    const bool asked = !around && (kind == StmtKind::if_stmt || kind == StmtKind::while_stmt);
    return !asked && !(around && file[around].kind == ExprKind::formatted_value);
  });
  return alone ? file[bound].value : argument;
}

// Only an annotation says what it is, and that function may be called with anything.
bool is_promised(FileView& view, Id<Expr> argument) { return view.type(argument).promised; }

// Whoever calls knows that the value may be refused; one who catches all errors of the database does not.
bool is_expected(const FileView& view, Id<Expr> argument) {
  return view.expects_failure(argument) ||
         expects_error(view.file, view.file.stmt_of_expr[argument.value],
                       {"StatementError", "DataError", "ProgrammingError", "LookupError", "TypeError", "ValueError"});
}

// The row says the same of the parameter, where the function is.
bool says_no_more(const GivenValue& argument, const GivenValue& parameter) {
  return argument.loads == parameter.loads && argument.members == parameter.members && !argument.text &&
         !argument.number && !argument.aware;
}

}  // namespace

std::vector<GivenValue> ParametersMet::given(FileView& view, const HandedOn& file) const {
  std::vector<GivenValue> found;
  for (const HandedOn::Argument& argument : file.arguments) {
    for (const HandedOn::Met& met : std::ranges::equal_range(met_, argument.to, {}, &HandedOn::Met::parameter)) {
      GivenValue row;
      row.way = met.as.way;
      row.model = met.as.model;
      row.column = met.as.column;
      row.in_coroutine = met.as.in_coroutine;
      row.met_at = met.as.at;
      row.handed_at = view.at(argument.value);
      row.at = view.at(value_read_for(view, argument.value));
      row.value = view.quoted(row.at.span);
      if (!describe_value(view, argument.value, row) || row.none || says_no_more(row, met.as)) continue;
      if (is_promised(view, argument.value) || is_expected(view, argument.value)) continue;
      found.push_back(std::move(row));
    }
  }
  return found;
}

}  // namespace ormlint
