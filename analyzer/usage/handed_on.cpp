#include "usage/handed_on.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "domain/guards.h"
#include "domain/models.h"
#include "types/flow.h"

namespace ormlint {

namespace {

constexpr int max_chain = 5;  // functions that hand a value on to one another

// What a call surely runs, and how many parameters are filled before its first argument.
struct Callee {
  FunctionRef function;
  std::uint32_t skipped = 0;
};

// How a function in a class's body is bound to it; none where a decorator may make something else of it.
std::optional<std::string_view> binding_of(const FileIndex& file, const Stmt& function) {
  if (function.decorators.empty()) return "self";
  if (function.decorators.size() > 1) return std::nullopt;
  const std::string dotted = dotted_name(file, function.decorators[0]);
  if (dotted == "staticmethod") return "static";
  if (dotted == "classmethod") return "class";
  return std::nullopt;
}

class HandedOnReader {
 public:
  explicit HandedOnReader(FileView& view) : view_(view), file_(view.file) {}

  HandedOn run(const std::vector<NameMet>& names) {
    for (const NameMet& name : names) {
      if (const auto parameter = parameter_of(name.name)) made_.met.push_back({*parameter, name.as});
    }
    for (const Id<Expr> call : file_.calls) {
      if (file_[call].parts.size() > 1 && !file_.damaged(file_[call].span)) read(call);
    }
    return std::move(made_);
  }

 private:
  void read(Id<Expr> call);
  void argument(Id<Expr> value, ParameterRef to);
  std::optional<Callee> callee_of(Id<Expr> call);
  std::optional<Callee> method(ClassRef ref, std::string_view name) const;
  std::optional<Callee> callee(FunctionRef function, bool of_object) const;
  bool is_overridden(ClassRef ref, std::string_view name) const;
  std::optional<ParameterRef> parameter_of(Id<Expr> name) const;
  bool always_runs(Id<Expr> expr, Id<Stmt> function) const;
  bool is_asked_about(Id<Scope> function, Text name) const;

  FileView& view_;
  const FileIndex& file_;
  HandedOn made_;
};

std::optional<Callee> HandedOnReader::callee(FunctionRef function, bool of_object) const {
  const FileIndex& there = view_.project.index(function.file);
  const Stmt& stmt = there[function.stmt];
  const Id<Scope> around = there.scope_of_stmt[function.stmt.value];
  if (stmt.kind != StmtKind::function_def || there.damaged(stmt.span)) return std::nullopt;
  if (there.bindings_of(around, stmt.name).size() != 1) return std::nullopt;
  const auto bound = binding_of(there, stmt);
  if (there[around].kind == ScopeKind::module)
    return bound == "self" ? std::optional(Callee{function, 0}) : std::nullopt;
  if (there[around].kind != ScopeKind::class_body || !bound) return std::nullopt;
  return Callee{function, bound == "class" || (bound == "self" && of_object) ? 1U : 0U};
}

// A class below that has a method of its own.
bool HandedOnReader::is_overridden(ClassRef ref, std::string_view name) const {
  return std::ranges::any_of(view_.project.classes, [&](const ClassInfo& info) {
    if (info.ref == ref || std::ranges::find(info.mro, ref) == info.mro.end()) return false;
    const FileIndex& there = view_.project.index(info.ref.file);
    return !there.bindings_of(there.body_scope_of_stmt[info.ref.stmt.value], name).empty();
  });
}

std::optional<Callee> HandedOnReader::method(ClassRef ref, std::string_view name) const {
  const ClassInfo* const info = view_.project.class_info(ref);
  const auto member = info && info->unresolved.empty() ? find_member(view_.project, *info, name) : std::nullopt;
  if (!member) return std::nullopt;
  const Binding& binding = view_.project.index(member->owner.file)[member->binding];
  if (binding.kind != BindingKind::function_def || is_overridden(ref, name)) return std::nullopt;
  return callee({member->owner.file, binding.stmt}, true);
}

std::optional<Callee> HandedOnReader::callee_of(Id<Expr> call) {
  const Id<Expr> called = file_[call].parts[0];
  const ExprKind kind = file_[called].kind;
  if (kind != ExprKind::name && kind != ExprKind::attribute) return std::nullopt;
  const Entity entity = follow(view_.project, view_.entity(called));
  if (const auto* function = std::get_if<FunctionRef>(&entity)) return callee(*function, false);
  if (kind == ExprKind::name || !std::holds_alternative<Unknown>(entity)) return std::nullopt;
  const Type object = view_.type(file_[called].parts[0]);
  const std::string_view name = file_.text(file_[called]);
  if (object.kind == TypeKind::object) return method(object.object, name);
  if (object.kind == TypeKind::instance || object.kind == TypeKind::fresh)
    return method(view_.classes[object.model.value], name);
  return std::nullopt;
}

void HandedOnReader::read(Id<Expr> call) {
  if (has_unpacking(file_, call)) return;
  const auto callee = callee_of(call);
  if (!callee) return;
  const FileIndex& there = view_.project.index(callee->function.file);
  const Slice<Expr> parameters = there[there[callee->function.stmt].exprs[0]].parts;
  std::uint32_t place = callee->skipped;
  for (const Id<Expr> part : file_[call].parts.from(1)) {
    if (file_[part].kind == ExprKind::keyword) {
      for (std::uint32_t n = 0; n < parameters.size(); ++n) {
        if (there.text(there[parameters[n]]) == file_.text(file_[part]))
          argument(file_[part].parts[0], {callee->function, n});
      }
      continue;
    }
    const bool named = place < parameters.size() && there[parameters[place]].op != Op::var_positional &&
                       there[parameters[place]].op != Op::keyword_only;
    if (!named) place = parameters.size();
    if (named) argument(part, {callee->function, place++});
  }
}

void HandedOnReader::argument(Id<Expr> value, ParameterRef to) {
  made_.arguments.push_back({to, value});
  if (file_[value].kind != ExprKind::name) return;
  if (const auto from = parameter_of(value)) made_.passed.push_back({*from, to});
}

// Nothing but `with`, and a `try` whose body it is, stands between it and the function: it runs whenever the function
// comes so far.
bool HandedOnReader::always_runs(Id<Expr> expr, Id<Stmt> function) const {
  for (Id<Expr> at = view_.parent(expr); at; at = view_.parent(at)) {
    const ExprKind kind = file_[at].kind;
    const bool perhaps = kind == ExprKind::conditional || kind == ExprKind::boolean || kind == ExprKind::lambda ||
                         kind == ExprKind::list_comp || kind == ExprKind::set_comp || kind == ExprKind::dict_comp ||
                         kind == ExprKind::generator;
    if (perhaps) return false;
  }
  Id<Stmt> inner = file_.stmt_of_expr[expr.value];
  if (!inner) return false;
  for (Id<Stmt> at = file_.parent_of_stmt[inner.value]; at != function; at = file_.parent_of_stmt[at.value]) {
    if (!at) return false;
    const Stmt& stmt = file_[at];
    const bool body = inner.value - stmt.body.first < stmt.body.count;
    if (stmt.kind != StmtKind::with_stmt && !(stmt.kind == StmtKind::try_stmt && body)) return false;
    inner = at;
  }
  return true;
}

// Whether there is one, or None, may be asked; what kind of value it is may not.
bool HandedOnReader::is_asked_about(Id<Scope> function, Text name) const {
  const Span body = file_[file_[function].stmt].span;
  return std::ranges::any_of(file_.tree.exprs.ids(), [&](Id<Expr> use) {
    if (file_[use].kind != ExprKind::name || file_[use].text != name || !body.contains(file_[use].span)) return false;
    const Id<Expr> around = view_.parent(use);
    const Id<Expr> called = around && file_[around].kind == ExprKind::call ? file_[around].parts[0] : Id<Expr>{};
    if (called && file_[called].kind == ExprKind::name) {
      const std::string_view by = file_.text(file_[called]);
      if (by == "isinstance" || by == "type" || by == "hasattr" || by == "issubclass") return true;
    }
    if (!file_.stmt_of_expr[use.value]) return false;
    const StmtKind kind = file_[file_.stmt_of_expr[use.value]].kind;
    if (kind == StmtKind::match_stmt || kind == StmtKind::assert_stmt) return true;
    if (kind != StmtKind::if_stmt && kind != StmtKind::while_stmt) return false;
    const bool of_none = around && file_[around].kind == ExprKind::compare && file_[around].parts.size() == 2 &&
                         is_none(file_, file_[file_[around].parts[1]].parts[0]);
    const bool plain = !around || file_[around].kind == ExprKind::boolean ||
                       (file_[around].kind == ExprKind::unary && file_[around].op == Op::logical_not);
    return !of_none && !plain;
  });
}

std::optional<ParameterRef> HandedOnReader::parameter_of(Id<Expr> name) const {
  const Id<Scope> scope = view_.function_of(name);
  if (!scope || file_[scope].kind != ScopeKind::function) return std::nullopt;
  const Slice<Binding> bindings = file_.bindings_of(scope, file_[name].text);
  if (bindings.size() != 1 || file_[bindings[0]].kind != BindingKind::parameter) return std::nullopt;
  const Id<Stmt> function = file_[scope].stmt;
  if (!always_runs(name, function) || is_asked_about(scope, file_[name].text)) return std::nullopt;
  const Slice<Expr> parameters = file_[file_[function].exprs[0]].parts;
  for (std::uint32_t n = 0; n < parameters.size(); ++n) {
    const Op op = file_[parameters[n]].op;
    if (parameters[n] == file_[bindings[0]].expr && op != Op::var_positional && op != Op::var_keyword)
      return ParameterRef{{view_.id, function}, n};
  }
  return std::nullopt;
}

}  // namespace

HandedOn read_handed_on(FileView& view, const std::vector<NameMet>& names) {
  if (is_test_file(view.project.files[static_cast<std::size_t>(view.id)].path)) return {};
  return HandedOnReader(view).run(names);
}

ParametersMet::ParametersMet(const std::vector<HandedOn>& files) {
  std::multimap<ParameterRef, ParameterRef> passed_from;
  for (const HandedOn& file : files) {
    met_.insert(met_.end(), file.met.begin(), file.met.end());
    for (const HandedOn::Passed& passed : file.passed) passed_from.emplace(passed.to, passed.parameter);
  }
  std::set<std::pair<ParameterRef, Location>> known;
  for (const HandedOn::Met& met : met_) known.emplace(met.parameter, met.as.at);
  std::size_t begin = 0;
  for (int step = 0; step < max_chain; ++step) {
    const std::size_t end = met_.size();
    for (; begin < end; ++begin) {
      const auto [first, last] = passed_from.equal_range(met_[begin].parameter);
      for (auto from = first; from != last; ++from) {
        const HandedOn::Met met{from->second, met_[begin].as};
        if (known.emplace(met.parameter, met.as.at).second) met_.push_back(met);
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
Id<Expr> read_for(const FileView& view, Id<Expr> argument) {
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
      row.at = view.at(read_for(view, argument.value));
      row.value = view.quoted(row.at.span);
      if (!describe_value(view, argument.value, row) || row.none || says_no_more(row, met.as)) continue;
      if (is_promised(view, argument.value) || is_expected(view, argument.value)) continue;
      found.push_back(std::move(row));
    }
  }
  return found;
}

}  // namespace ormlint
