// What tests say of a name where it is read: `isinstance(x, C)`, `x is None`, `if x:`, in the branch around it, in an
// `assert` before it, or in an `if` before it that leaves. Source: the typing specification, "Type narrowing".
#include <algorithm>

#include "types/evaluate.h"
#include "types/flow.h"

namespace ormlint {

namespace {

// After it nothing behind it in the block runs.
bool leaves(const FileIndex& file, Slice<Stmt> block) {
  if (block.empty()) return false;
  const StmtKind last = file[block[block.count - 1]].kind;
  return last == StmtKind::return_stmt || last == StmtKind::raise_stmt || last == StmtKind::continue_stmt ||
         last == StmtKind::break_stmt;
}

bool holds(Slice<Stmt> block, Id<Stmt> stmt) { return stmt.value - block.first < block.count; }

bool is_call_of(const FileIndex& file, const Expr& call, std::string_view name) {
  if (call.kind != ExprKind::call || call.parts.size() != 3) return false;
  const Expr& called = file[call.parts[0]];
  return called.kind == ExprKind::name && file.text(called) == name;
}

}  // namespace

// What one outcome of a test says of the name.
Evaluator::Learned Evaluator::learned(FileId file_id, Id<Expr> test, bool outcome, Text name) {
  const FileIndex& file = project_.index(file_id);
  const Expr& expr = file[test];
  const auto is_it = [&](Id<Expr> id) {
    const Expr& one = file[file[id].kind == ExprKind::named ? file[id].parts[0] : id];
    return one.kind == ExprKind::name && one.text == name;
  };
  Learned made;
  if (expr.kind == ExprKind::unary && expr.op == Op::logical_not)
    return learned(file_id, expr.parts[0], !outcome, name);
  if (expr.kind == ExprKind::boolean) {
    if ((expr.op == Op::logical_and) != outcome) return made;
    for (const Id<Expr> part : expr.parts) {
      const Learned more = learned(file_id, part, outcome, name);
      made.not_none |= more.not_none;
      if (more.instance) made.instance = more.instance;
    }
    return made;
  }
  if (is_it(test)) return made.not_none = outcome, made;
  if (expr.kind == ExprKind::compare && expr.parts.size() == 2 && is_it(expr.parts[0])) {
    const Expr& with = file[expr.parts[1]];
    if (!is_none(file, with.parts[0])) return made;
    const bool same = with.op == Op::is || with.op == Op::equal,
               other = with.op == Op::is_not || with.op == Op::not_equal;
    return made.not_none = (same && !outcome) || (other && outcome), made;
  }
  if (!is_call_of(file, expr, "isinstance") || !is_it(expr.parts[1])) return made;
  // Of what is no instance of one class its other class is not told.
  made.instance = outcome ? from_annotation(file_id, expr.parts[2]) : Type{};
  made.instance->promised = false;
  return made;
}

// The type of a name as it is read there: narrowed where a test has been made, and unknown where one contradicts what
// an annotation says and it is not followed which way it went.
Type Evaluator::narrowed(FileId file_id, Id<Expr> id, Type type) {
  const FileIndex& file = project_.index(file_id);
  const Text name = file[id].text;
  const bool tested = is_tested(file_id, id);
  if (!tested && !type.optional) return type;
  const Slice<Binding> bindings = file.bindings_of(file.scope_of_expr[id.value], name);
  Id<Stmt> at = file.stmt_of_expr[id.value];
  const auto rebound_since = [&](Id<Expr> test) {
    return std::ranges::any_of(bindings, [&](Id<Binding> binding) {
      return file[binding].stmt && file[binding].kind != BindingKind::parameter &&
             file[file[binding].stmt].span.begin > file[test].span.end;
    });
  };
  std::optional<Type> instance;
  const auto take = [&](Id<Expr> test, bool outcome) {
    if (file[test].span.contains(file[id].span) || rebound_since(test)) return;
    const Learned found = learned(file_id, test, outcome, name);
    if (found.not_none) type.optional = false;
    if (found.instance && (!instance || found.instance->known())) instance = found.instance;
  };
  for (; at; at = file.parent_of_stmt[at.value]) {
    const Id<Stmt> around = file.parent_of_stmt[at.value];
    if (around && (file[around].kind == StmtKind::if_stmt || file[around].kind == StmtKind::while_stmt)) {
      if (holds(file[around].body, at)) take(file[around].exprs[0], true);
      if (holds(file[around].orelse, at) && file[around].kind == StmtKind::if_stmt) take(file[around].exprs[0], false);
    }
    for (const Id<Stmt> before : earlier(file, at)) {
      const Stmt& stmt = file[before];
      if (stmt.kind == StmtKind::assert_stmt) take(stmt.exprs[0], true);
      if (stmt.kind == StmtKind::if_stmt && leaves(file, stmt.body)) take(stmt.exprs[0], false);
    }
    if (around && file[around].kind == StmtKind::function_def) break;
  }
  if (instance) return *instance;
  return tested && type.promised ? Type{} : type;
}

// Whether the function around asks of that name what it is an instance of.
bool Evaluator::is_tested(FileId file_id, Id<Expr> id) {
  const FileIndex& file = project_.index(file_id);
  const auto [at, fresh] = tested_.try_emplace(file_id);
  if (fresh) {
    for (const Id<Expr> call : file.calls) {
      if (!is_call_of(file, file[call], "isinstance")) continue;
      const Id<Expr> object = file[call].parts[1];
      if (file[object].kind == ExprKind::name)
        at->second.insert(static_cast<std::uint64_t>(file.scope_of_expr[call.value].value) << 32 |
                          static_cast<std::uint32_t>(file[object].text));
    }
  }
  return at->second.contains(static_cast<std::uint64_t>(file.scope_of_expr[id.value].value) << 32 |
                             static_cast<std::uint32_t>(file[id].text));
}

}  // namespace ormlint
