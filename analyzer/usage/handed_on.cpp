// What a file's functions do with their parameters, and what it calls functions with.
#include "usage/handed_on.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "domain/models.h"
#include "usage/call_targets.h"

namespace ormlint {

namespace {

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
  std::optional<ParameterRef> parameter_of(Id<Expr> name) const;
  bool always_runs(Id<Expr> expr, Id<Stmt> function) const;
  bool is_asked_about(Id<Scope> function, Text name) const;

  FileView& view_;
  const FileIndex& file_;
  HandedOn made_;
};

void HandedOnReader::read(Id<Expr> call) {
  if (has_unpacking(file_, call)) return;
  const auto callee = call_target(view_, view_.id, call);
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

}  // namespace ormlint
