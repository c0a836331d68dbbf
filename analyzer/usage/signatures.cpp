// Arguments beside parameters. Facts: the Language Reference, "Calls".
#include <algorithm>
#include <optional>

#include "base/closest.h"
#include "domain/guards.h"
#include "usage/calls.h"

namespace ormlint {

namespace {

// A function that a call surely reaches, with the parameters that the call fills.
struct Callee {
  FileId file{};
  Id<Stmt> function;
  std::uint32_t skipped = 0;  // self
};

struct Signature {
  std::vector<std::string_view> names;  // by position
  std::vector<bool> required;           // of these
  std::size_t positional_only = 0;
  std::vector<std::string_view> by_keyword;  // only
  std::vector<std::string_view> needed_by_keyword;
  bool more_positional = false, more_keywords = false;
};

Signature signature_of(const FileIndex& file, const Callee& callee) {
  Signature made;
  std::uint32_t n = 0;
  for (const Id<Expr> id : file[file[callee.function].exprs[0]].parts) {
    const Expr& parameter = file[id];
    const bool required = parameter.parts.size() < 2 || file[parameter.parts[1]].kind == ExprKind::absent;
    if (n++ < callee.skipped) continue;
    const std::string_view name = file.text(parameter);
    if (parameter.op == Op::var_positional) {
      made.more_positional = true;
    } else if (parameter.op == Op::var_keyword) {
      made.more_keywords = true;
    } else if (parameter.op == Op::keyword_only) {
      made.by_keyword.push_back(name);
      if (required) made.needed_by_keyword.push_back(name);
    } else {
      made.names.push_back(name);
      made.required.push_back(required);
      made.positional_only += parameter.op == Op::positional_only;
    }
  }
  return made;
}

class CallReader {
 public:
  explicit CallReader(FileView& view) : view_(view), file_(view.file) {}

  std::vector<WrongCall> run() {
    for (const Id<Expr> call : file_.calls) {
      if (!file_.damaged(file_[call].span)) read(call);
    }
    std::ranges::sort(found_, {}, &WrongCall::at);
    return std::move(found_);
  }

 private:
  void read(Id<Expr> call);
  std::optional<Callee> callee_of(Id<Expr> call);
  std::optional<Callee> constructor(ClassRef ref) const;
  bool is_sole(FileId file, Id<Stmt> function) const;
  bool is_patched(Id<Expr> call) const;
  bool names_attribute(Id<Expr> text) const;
  void compare(Id<Expr> call, const Callee& callee);
  void add(WrongCall::Fault fault, Span at, std::string names, const Callee& callee, Id<Expr> call);

  FileView& view_;
  const FileIndex& file_;
  std::vector<WrongCall> found_;
};

// Nothing else is ever bound to its name there, and no decorator makes something else of it.
bool CallReader::is_sole(FileId file_id, Id<Stmt> function) const {
  const FileIndex& file = view_.project.index(file_id);
  const Stmt& stmt = file[function];
  if (stmt.kind != StmtKind::function_def || !stmt.decorators.empty() || file.damaged(stmt.span)) return false;
  const Slice<Binding> bindings = file.bindings_of(file.scope_of_stmt[function.value], stmt.name);
  return bindings.size() == 1 && file[bindings[0]].reach == Reach::always;
}

// Of a class whose bases are all in view, and which nothing decorates.
std::optional<Callee> CallReader::constructor(ClassRef ref) const {
  const ClassInfo* const info = view_.project.class_info(ref);
  if (!info || !info->unresolved.empty() || find_member(view_.project, *info, "__new__")) return std::nullopt;
  const bool plain = std::ranges::all_of(info->external, [](const BaseRef& base) {
    const std::string* const dotted = external_name(base.entity);
    return dotted && (*dotted == "builtins.object" || *dotted == "abc.ABC" || *dotted == "typing.Generic");
  });
  if (!plain) return std::nullopt;
  for (const ClassRef above : info->mro) {
    const FileIndex& file = view_.project.index(above.file);
    const Stmt& stmt = file[above.stmt];
    const bool has_keyword =
        std::ranges::any_of(stmt.exprs, [&](Id<Expr> part) { return file[part].kind == ExprKind::keyword; });
    if (!stmt.decorators.empty() || has_keyword) return std::nullopt;
  }
  const auto member = find_member(view_.project, *info, "__init__");
  if (!member) return std::nullopt;
  const Id<Stmt> function = view_.project.index(member->owner.file)[member->binding].stmt;
  if (!function || !is_sole(member->owner.file, function)) return std::nullopt;
  return Callee{member->owner.file, function, 1};
}

std::optional<Callee> CallReader::callee_of(Id<Expr> call) {
  const Id<Expr> called = file_[call].parts[0];
  const ExprKind kind = file_[called].kind;
  if (kind != ExprKind::name && kind != ExprKind::attribute) return std::nullopt;
  const Entity entity = follow(view_.project, view_.entity(called));
  if (const auto* function = std::get_if<FunctionRef>(&entity)) {
    const FileIndex& there = view_.project.index(function->file);
    const bool at_module = there[there.scope_of_stmt[function->stmt.value]].kind == ScopeKind::module;
    if (!at_module || !is_sole(function->file, function->stmt)) return std::nullopt;
    return Callee{function->file, function->stmt, 0};
  }
  if (const auto* ref = std::get_if<ClassRef>(&entity)) return constructor(*ref);
  return std::nullopt;
}

void CallReader::read(Id<Expr> call) {
  const auto callee = callee_of(call);
  if (callee) compare(call, *callee);
}

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
  const Signature takes = signature_of(view_.project.index(callee.file), callee);
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
  if (view_.expects_failure(call) || is_patched(call)) return;
  const FileIndex& there = view_.project.index(callee.file);
  const Signature takes = signature_of(there, callee);
  WrongCall row;
  row.fault = fault;
  row.called = view_.quoted(file_[file_[call].parts[0]].span);
  row.at = view_.at(at);
  row.declared = {callee.file, there[callee.function].name_span};
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
