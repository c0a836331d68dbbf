#include "usage/call_targets.h"

#include <algorithm>

namespace ormlint {

namespace {

// How a function in a class's body is bound to it; none where a decorator may make something else of it.
std::optional<std::string_view> binding_of(const FileIndex& file, const Stmt& function) {
  if (function.decorators.empty()) return "self";
  if (function.decorators.size() > 1) return std::nullopt;
  const std::string dotted = dotted_name(file, function.decorators[0]);
  if (dotted == "staticmethod") return "static";
  if (dotted == "classmethod") return "class";
  return std::nullopt;
}

std::optional<CallTarget> target(const Project& project, FunctionRef function, bool of_object) {
  const FileIndex& there = project.index(function.file);
  const Stmt& stmt = there[function.stmt];
  const Id<Scope> around = there.scope_of_stmt[function.stmt.value];
  if (stmt.kind != StmtKind::function_def || there.damaged(stmt.span)) return std::nullopt;
  if (there.bindings_of(around, stmt.name).size() != 1) return std::nullopt;
  const auto bound = binding_of(there, stmt);
  if (there[around].kind == ScopeKind::module)
    return bound == "self" ? std::optional(CallTarget{function, 0}) : std::nullopt;
  if (there[around].kind != ScopeKind::class_body || !bound) return std::nullopt;
  return CallTarget{function, bound == "class" || (bound == "self" && of_object) ? 1U : 0U};
}

std::optional<CallTarget> method(const Project& project, ClassRef ref, std::string_view name) {
  const ClassInfo* const info = project.class_info(ref);
  const auto member = info && info->unresolved.empty() ? find_member(project, *info, name) : std::nullopt;
  if (!member) return std::nullopt;
  const Binding& binding = project.index(member->owner.file)[member->binding];
  if (binding.kind != BindingKind::function_def) return std::nullopt;
  return target(project, {member->owner.file, binding.stmt}, true);
}

}  // namespace

std::optional<CallTarget> call_target(FileView& view, FileId id, Id<Expr> call) {
  const FileIndex& file = view.project.index(id);
  const Id<Expr> called = file[call].parts[0];
  const ExprKind kind = file[called].kind;
  if (kind != ExprKind::name && kind != ExprKind::attribute) return std::nullopt;
  const Entity entity = follow(view.project, view.evaluator.resolved(id, called));
  if (const auto* function = std::get_if<FunctionRef>(&entity)) return target(view.project, *function, false);
  if (kind == ExprKind::name || !std::holds_alternative<Unknown>(entity)) return std::nullopt;
  const Type object = view.evaluator.of(id, file[called].parts[0]);
  const std::string_view name = file.text(file[called]);
  if (object.kind == TypeKind::object) return method(view.project, object.object, name);
  if (object.kind == TypeKind::instance || object.kind == TypeKind::fresh)
    return method(view.project, view.classes[object.model.value], name);
  return std::nullopt;
}

bool is_overridden(const Project& project, Memory& memory, FunctionRef function) {
  const FileIndex& file = project.index(function.file);
  const Scope& around = file[file.scope_of_stmt[function.stmt.value]];
  if (around.kind != ScopeKind::class_body) return false;
  return memory.is_overridden(project, {function.file, around.stmt}, file.tree.name(file[function.stmt]));
}

}  // namespace ormlint
