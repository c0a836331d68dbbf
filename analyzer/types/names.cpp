// What a name holds: the bindings that reach a place, and what each of them gives.
#include <algorithm>
#include <utility>

#include "domain/models.h"
#include "types/flow.h"
#include "types/stub_use.h"

namespace ormlint {

namespace {

// The names that a loop or a comprehension's clause unpacks into, one of which is bound here.
Id<Expr> loop_target(const FileIndex& file, const Binding& binding) {
  if (binding.stmt) return file[binding.stmt].exprs[0];
  for (const Id<Expr> part : file[file[binding.scope].expr].parts) {
    if (file[part].kind != ExprKind::comprehension) continue;
    const Id<Expr> target = file[part].parts[0];
    if (file[target].span.contains(file[binding.expr].span)) return target;
  }
  return {};
}

void make_fresh(Type& type) {
  if (type.kind == TypeKind::instance) type.kind = TypeKind::fresh;
  for (Type& part : type.parts) make_fresh(part);
}

// @classmethod, and the expressions of hybrids: @total.expression, @total.inplace.expression.
bool takes_class(const FileIndex& file, const Stmt& function) {
  return std::ranges::any_of(function.decorators, [&](Id<Expr> decorator) {
    const std::string dotted = dotted_name(file, decorator);
    return dotted == "classmethod" || dotted.ends_with(".expression");
  });
}

}  // namespace

// A name inside a function: every binding of it that may reach this place must agree. Elsewhere what the project
// resolves it to.
Type Evaluator::name(FileId file_id, Id<Expr> id, int depth) {
  const FileIndex& file = project_.index(file_id);
  const Text wanted = file[id].text;
  const Id<Scope> from = file.scope_of_expr[id.value];
  const Id<Scope> viewpoint = file.viewpoint(from);
  for (Id<Scope> at = from; at; at = file[at].parent) {
    const Scope& scope = file[at];
    if (scope.kind == ScopeKind::module) break;
    if (scope.kind == ScopeKind::class_body && at != viewpoint) continue;
    const Slice<Binding> bindings = file.bindings_of(at, wanted);
    if (bindings.empty()) continue;
    std::optional<Type> joined;
    for (const Id<Binding> binding : reaching(file, bindings, id, at == from)) {
      std::optional<Type> type = bound(file_id, binding, depth - 1);
      if (!type) continue;
      joined = joined ? join(*joined, *type) : std::move(type);
    }
    return joined ? narrowed(file_id, id, std::move(*joined)) : Type{};
  }
  return entity(file_id, resolved(file_id, id), depth - 1);
}

Type Evaluator::bind(FileId file_id, const Binding& binding, int depth) {
  const FileIndex& file = project_.index(file_id);
  switch (binding.kind) {
    case BindingKind::parameter:
      return parameter(file_id, binding);
    case BindingKind::assignment:
      if (binding.annotation) {
        if (Type type = from_annotation(file_id, binding.annotation); type.known()) return type;
      }
      if (!binding.value) return {};
      if (binding.sole_target) return evaluate(file_id, binding.value, depth);
      return assigned_part(file_id, binding, depth);
    case BindingKind::iteration: {
      if (!binding.value) return {};
      const Type item = iterated(file, binding, evaluate(file_id, binding.value, depth));
      if (binding.sole_target) return item;
      return unpacked(file_id, loop_target(file, binding), binding.expr, item);
    }
    case BindingKind::context:
      return binding.sole_target ? entered(evaluate(file_id, binding.value, depth), depth) : Type{};
    case BindingKind::class_def:
      return entity(file_id, ClassRef{file_id, binding.stmt}, depth);
    case BindingKind::import_module:
    case BindingKind::import_name: {
      for (const Id<Binding> id : file[binding.scope].bindings) {
        if (&file[id] == &binding) return entity(file_id, entity_of(project_, file_id, id), depth);
      }
      return {};
    }
    case BindingKind::other:
      return walrus(file_id, binding, depth);
    default:
      return {};
  }
}

// (name := value), whose expression is made right behind its parts.
Type Evaluator::walrus(FileId file_id, const Binding& binding, int depth) {
  const FileIndex& file = project_.index(file_id);
  if (!binding.expr || file[binding.expr].kind != ExprKind::name) return {};
  constexpr std::uint32_t far = 256;
  const auto end =
      std::min<std::uint32_t>(binding.expr.value + far, static_cast<std::uint32_t>(file.tree.exprs.size()));
  for (Id<Expr> at{binding.expr.value + 1}; at.value < end; ++at.value) {
    if (file[at].kind == ExprKind::named && file[at].parts[0] == binding.expr)
      return evaluate(file_id, file[at].parts[1], depth);
  }
  return {};
}

// Of an `async for`, whose iterable need not be one for `for`.
Type Evaluator::iterated(const FileIndex& file, const Binding& binding, const Type& iterable) {
  if (iterable.kind != TypeKind::foreign) return element(iterable);
  bool is_async = binding.stmt && file[binding.stmt].is_async;
  if (!binding.stmt) {
    is_async = std::ranges::any_of(file[file[binding.scope].expr].parts, [&](Id<Expr> part) {
      return file[part].kind == ExprKind::comprehension && file[part].op == Op::is_async &&
             file[part].span.contains(file[binding.expr].span);
    });
  }
  return StubUse(*this, iterable, max_depth).of_base(is_async ? "typing.AsyncIterable" : "typing.Iterable");
}

// What `with manager as name` binds.
Type Evaluator::entered(const Type& manager, int depth) {
  if (manager.kind == TypeKind::session || manager.kind == TypeKind::async_session) return manager;
  if (manager.kind == TypeKind::foreign) {
    Type made = StubUse(*this, manager, depth).method("__enter__");
    return made.known() ? made : StubUse(*this, manager, depth).method("__aenter__");
  }
  if (manager.kind != TypeKind::object) return {};
  Type made = method_of_class(manager, manager.object, "__enter__", depth);
  return made.known() ? made : method_of_class(manager, manager.object, "__aenter__", depth);
}

// What one name of `a, (b, *rest)` gets of a value: the names are in the order of the row.
Type Evaluator::unpacked(FileId file_id, Id<Expr> target, Id<Expr> name, const Type& value) {
  if (target == name) return value;
  if (!target) return {};
  const FileIndex& file = project_.index(file_id);
  const Slice<Expr> parts = file[target].parts;
  if (file[target].kind != ExprKind::tuple && file[target].kind != ExprKind::list) return {};
  bool starred = false;
  for (std::uint32_t n = 0; n < parts.size(); ++n) {
    const Expr& part = file[parts[n]];
    starred |= part.kind == ExprKind::starred;
    if (!part.span.contains(file[name].span)) continue;
    if (value.kind != TypeKind::row) {
      const Type item = element(value);
      const bool rest = part.kind == ExprKind::starred && part.parts[0] == name && item.known();
      return rest                             ? type_of_parts(TypeKind::sequence, {item})
             : part.kind == ExprKind::starred ? Type{}
                                              : unpacked(file_id, parts[n], name, item);
    }
    const bool there = !starred && n < value.parts.size() && value.parts[n].kind != TypeKind::rest;
    return there ? unpacked(file_id, parts[n], name, value.parts[n]) : Type{};
  }
  return {};
}

// a, b = value
Type Evaluator::assigned_part(FileId file_id, const Binding& binding, int depth) {
  const FileIndex& file = project_.index(file_id);
  if (!binding.stmt) return {};
  for (const Id<Expr> target : file[binding.stmt].exprs.from(1)) {
    if (!file[target].span.contains(file[binding.expr].span)) continue;
    const Expr& value = file[binding.value];
    const Slice<Expr> names = file[target].parts;
    const bool written =
        value.kind == ExprKind::tuple && value.parts.size() == names.size() &&
        std::ranges::none_of(names, [&](Id<Expr> name) { return file[name].kind == ExprKind::starred; }) &&
        std::ranges::none_of(value.parts, [&](Id<Expr> part) { return file[part].kind == ExprKind::starred; });
    if (!written) return unpacked(file_id, target, binding.expr, evaluate(file_id, binding.value, depth));
    for (std::uint32_t n = 0; n < names.size(); ++n) {
      if (file[names[n]].span.contains(file[binding.expr].span))
        return unpacked(file_id, names[n], binding.expr, evaluate(file_id, value.parts[n], depth));
    }
  }
  return {};
}

// session = Depends(get_session): what the function returns, or yields once.
Type Evaluator::injected(FileId file_id, Id<Expr> value) {
  const FileIndex& file = project_.index(file_id);
  const Id<Expr> called = file[value].kind == ExprKind::call ? positional(file, value, 0) : Id<Expr>{};
  if (!called || (file[called].kind != ExprKind::name && file[called].kind != ExprKind::attribute)) return {};
  const Entity by = follow(project_, resolve(project_, file_id, file[value].parts[0]));
  const std::string* const dotted = external_name(by);
  if (!dotted || (*dotted != "fastapi.Depends" && *dotted != "fastapi.params.Depends")) return {};
  const Entity entity = follow(project_, resolve(project_, file_id, called));
  const auto* function = std::get_if<FunctionRef>(&entity);
  if (!function) return from_entity(entity);
  return is_generator(project_.index(function->file), function->stmt)
             ? yielded(function->file, function->stmt)
             : returned(function->file, function->stmt, max_depth);
}

Type Evaluator::parameter(FileId file_id, const Binding& binding) {
  const FileIndex& file = project_.index(file_id);
  if (!binding.stmt) return {};  // of a lambda
  const Expr& written = file[binding.expr];
  const bool collects = written.op == Op::var_positional || written.op == Op::var_keyword;
  if (binding.annotation && !collects) {
    Type type = from_annotation(file_id, binding.annotation);
    // pytest's fixtures hand over objects that the test has just made.
    if (is_test_file(project_.files[static_cast<std::size_t>(file_id)].path)) make_fresh(type);
    return type;
  }
  if (!binding.annotation && !collects && written.parts.size() > 1) {
    if (Type type = injected(file_id, written.parts[1]); type.known()) return type;
  }
  // self: the first parameter of a function in a class's body, unless a decorator says otherwise.
  const Stmt& function = file[binding.stmt];
  const Id<Scope> around = file.scope_of_stmt[binding.stmt.value];
  if (file[around].kind != ScopeKind::class_body || function.exprs.empty()) return {};
  const Slice<Expr> parameters = file[function.exprs[0]].parts;
  if (parameters.empty() || parameters[0] != binding.expr) return {};
  const ClassRef ref{file_id, file[around].stmt};
  const auto model = declarations_.find_model(ref);
  if (model && takes_class(file, function)) return model_type(TypeKind::model_class, *model);
  if (!function.decorators.empty()) return {};
  if (model && memory_.self_writes(project_, file_id).reads_in_body(ref.stmt, function.name)) return {};
  if (model) return model_type(TypeKind::fresh, *model);
  Type type;
  type.kind = TypeKind::object;
  type.object = ref;
  return type;
}

}  // namespace ormlint
