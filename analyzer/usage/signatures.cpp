// Arguments beside parameters. Facts: the Language Reference, "Calls".
#include <algorithm>

#include "base/closest.h"
#include "domain/guards.h"
#include "usage/callees.h"
#include "usage/calls.h"

namespace ormlint {

namespace {

class CallReader {
 public:
  explicit CallReader(FileView& view) : view_(view), file_(view.file) {}

  std::vector<WrongCall> run() {
    for (const Id<Expr> call : file_.calls) {
      if (file_.damaged(file_[call].span)) continue;
      if (const auto callee = callee_of(view_, call)) compare(call, *callee);
    }
    std::ranges::sort(found_, {}, &WrongCall::at);
    return std::move(found_);
  }

 private:
  bool is_patched(Id<Expr> call) const;
  bool names_attribute(Id<Expr> text) const;
  void compare(Id<Expr> call, const Callee& callee);
  void add(WrongCall::Fault fault, Span at, std::string names, const Callee& callee, Id<Expr> call);

  FileView& view_;
  const FileIndex& file_;
  std::vector<WrongCall> found_;
};

// `setattr(lib, "run", …)`, `self.mock_object(lib, "run")`: whoever is given a module or class and a name of it.
bool CallReader::names_attribute(Id<Expr> text) const {
  const Id<Expr> call = view_.parent(text);
  const Id<Expr> by = call ? callee(file_, call) : Id<Expr>{};
  if (!by) return false;
  if (file_.text(file_[by]) == "setattr" || file_.text(file_[by]) == "object") return true;
  const Id<Expr> object = positional(file_, call, 0);
  if (!object || positional(file_, call, 1) != text) return false;
  const Entity owner = resolve(view_.project, view_.id, object);
  return std::holds_alternative<Id<Module>>(owner) || std::holds_alternative<ClassRef>(owner);
}

// `lib.run = Mock()`, patch("lib.run"), monkeypatch.setattr(lib, "run", …) in this file: another function may be
// called.
bool CallReader::is_patched(Id<Expr> call) const {
  const Id<Expr> called = file_[call].parts[0];
  const std::string name(file_.text(file_[called]));
  return std::ranges::any_of(file_.tree.exprs.ids(), [&](Id<Expr> id) {
    const Expr& expr = file_[id];
    if (expr.kind == ExprKind::string) {
      return file_.text(expr).ends_with("." + name) || (file_.text(expr) == name && names_attribute(id));
    }
    if (expr.kind != ExprKind::attribute || file_.text(expr) != name) return false;
    const Stmt& stmt = file_[file_.stmt_of_expr[id.value]];
    return stmt.kind == StmtKind::assign && stmt.exprs.from(1).contains(id);
  });
}

void CallReader::compare(Id<Expr> call, const Callee& callee) {
  const Parameters& takes = callee.takes;
  const bool unpacks = has_unpacking(file_, call);
  std::vector<std::string_view> filled;
  std::size_t given = 0;
  for (const Id<Expr> argument : file_[call].parts.from(1)) {
    const Expr& expr = file_[argument];
    if (expr.kind == ExprKind::starred) continue;
    if (expr.kind != ExprKind::keyword) {
      if (given == takes.names.size() && !takes.more_positional && !unpacks)
        return add(WrongCall::too_many, expr.span, {}, callee, call);
      if (given < takes.names.size()) filled.push_back(takes.names[given]);
      ++given;
      continue;
    }
    const std::string_view name = file_.text(expr);
    if (name.empty()) continue;
    const Span at{expr.span.begin, expr.span.begin + static_cast<std::uint32_t>(name.size())};
    const auto place = std::ranges::find(takes.names, name);
    const bool by_position =
        place != takes.names.end() && static_cast<std::size_t>(place - takes.names.begin()) >= takes.positional_only;
    const bool known = by_position || std::ranges::find(takes.by_keyword, name) != takes.by_keyword.end();
    if (!known && !takes.more_keywords) return add(WrongCall::unknown_keyword, at, std::string(name), callee, call);
    if (known && !unpacks && std::ranges::find(filled, name) != filled.end())
      return add(WrongCall::twice, at, std::string(name), callee, call);
    filled.push_back(name);
  }
  if (unpacks) return;
  std::string missing;
  const auto need = [&](std::string_view name) {
    if (std::ranges::find(filled, name) != filled.end()) return;
    missing += (missing.empty() ? "`" : ", `") + std::string(name) + "`";
  };
  for (std::size_t n = 0; n < takes.names.size(); ++n) {
    if (takes.required[n]) need(takes.names[n]);
  }
  for (const std::string_view name : takes.needed_by_keyword) need(name);
  if (!missing.empty()) add(WrongCall::missing, file_[call].span, missing, callee, call);
}

void CallReader::add(WrongCall::Fault fault, Span at, std::string names, const Callee& callee, Id<Expr> call) {
  if (expects_error(file_, file_.stmt_of_expr[call.value], {"TypeError"})) return;
  if (view_.expects_failure(call) || is_patched(call) || is_replaced(view_, callee)) return;
  const FileIndex& there = view_.project.index(callee.file);
  const Parameters& takes = callee.takes;
  WrongCall row;
  row.fault = fault;
  row.called = view_.quoted(file_[file_[call].parts[0]].span);
  row.at = view_.at(at);
  row.declared = {callee.file, there[callee.declared].name_span};
  row.takes = takes.names.size();
  row.given = static_cast<std::size_t>(std::ranges::count_if(
      file_[call].parts.from(1), [&](Id<Expr> part) { return file_[part].kind != ExprKind::keyword; }));
  if (fault == WrongCall::unknown_keyword) {
    std::vector<std::string_view> candidates = takes.names;
    candidates.insert(candidates.end(), takes.by_keyword.begin(), takes.by_keyword.end());
    if (const auto near = closest(candidates, names)) row.meant = candidates[*near];
  }
  row.names = std::move(names);
  found_.push_back(std::move(row));
}

}  // namespace

std::vector<WrongCall> wrong_calls(FileView& view) { return CallReader(view).run(); }

}  // namespace ormlint
