// A call is followed where Python can only go one way: to a function of a module, to the constructor of a class whose
// bases are all in view, to a method of an object whose class is known by how it was made.
#include "usage/callees.h"

#include <algorithm>
#include <array>

#include "usage/project_words.h"

namespace ormlint {

namespace {

// The parameters of a function from some place on: what stands before is self.
Parameters parameters_of(const FileIndex& file, Id<Stmt> function, std::uint32_t skipped) {
  Parameters made;
  std::uint32_t n = 0;
  for (const Id<Expr> id : file[file[function].exprs[0]].parts) {
    const Expr& parameter = file[id];
    const bool required = parameter.parts.size() < 2 || file[parameter.parts[1]].kind == ExprKind::absent;
    if (n++ < skipped && parameter.op != Op::var_positional) continue;
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

bool is_external(const Entity& entity, std::string_view name) {
  const std::string* const dotted = external_name(entity);
  return dotted && *dotted == name;
}

// Nothing else is ever bound to its name there.
bool is_sole(const FileIndex& file, Id<Stmt> function) {
  const Stmt& stmt = file[function];
  if (stmt.kind != StmtKind::function_def || file.damaged(stmt.span)) return false;
  const Slice<Binding> bindings = file.bindings_of(file.scope_of_stmt[function.value], stmt.name);
  return bindings.size() == 1 && file[bindings[0]].reach == Reach::always;
}

bool is_plain(const BaseRef& base) {
  return is_external(base.entity, "builtins.object") || is_external(base.entity, "abc.ABC") ||
         is_external(base.entity, "typing.Generic");
}

// Calling a class below it makes an object of that class: no metaclass of another mind, no adaptation of zope's.
bool is_ordinary(const BaseRef& base) {
  constexpr std::array<std::string_view, 9> packages{"builtins.", "abc.",     "typing.",  "collections.", "unittest.",
                                                     "logging.",  "pydantic", "sqlmodel", "threading."};
  const std::string* const dotted = external_name(base.entity);
  return dotted && *dotted != "builtins.type" &&
         std::ranges::any_of(packages, [&](std::string_view package) { return dotted->starts_with(package); });
}

// Neither a decorator nor a metaclass makes something else of its classes; abc's only forbids to make some.
bool is_as_written(const Project& project, const ClassInfo& info) {
  return std::ranges::all_of(info.mro, [&](ClassRef ref) {
    const FileIndex& file = project.index(ref.file);
    const Stmt& stmt = file[ref.stmt];
    return (stmt.decorators.empty() || is_dataclass(project, ref)) &&
           std::ranges::all_of(stmt.exprs, [&](Id<Expr> part) {
             if (file[part].kind != ExprKind::keyword) return true;
             return file.text(file[part]) == "metaclass" &&
                    is_external(resolve(project, ref.file, file[part].parts[0]), "abc.ABCMeta");
           });
  });
}

// The one class of the project's that a class inherits from, beside those that bring nothing.
const ClassInfo* sole_base(const Project& project, const ClassInfo& info) {
  const ClassInfo* found = nullptr;
  for (const BaseRef& base : info.bases) {
    if (is_plain(base)) continue;
    const auto* ref = std::get_if<ClassRef>(&base.entity);
    if (!ref || found) return nullptr;
    found = project.class_info(*ref);
  }
  return found;
}

bool is_exception(const BaseRef& base) {
  const std::string* const dotted = external_name(base.entity);
  return dotted && dotted->starts_with("builtins.") && (dotted->ends_with("Error") || dotted->ends_with("Exception"));
}

// No __init__ from elsewhere comes first: there is none, or only an exception's, at the end of a line of sole bases.
bool is_reached_first(const Project& project, const ClassInfo& info, ClassRef owner) {
  if (std::ranges::all_of(info.external, is_plain)) return true;
  const auto known = [](const BaseRef& base) { return is_plain(base) || is_exception(base); };
  if (!std::ranges::all_of(info.external, known)) return false;
  const ClassInfo* at = &info;
  while (at && at->ref != owner) at = sole_base(project, *at);
  return at != nullptr;
}

std::optional<Callee> constructor(const Project& project, ClassRef ref) {
  const ClassInfo* const info = project.class_info(ref);
  if (!info || !info->unresolved.empty() || find_member(project, *info, "__new__")) return std::nullopt;
  const auto member = find_member(project, *info, "__init__");
  if (!is_reached_first(project, *info, member ? member->owner : ref) || !is_as_written(project, *info))
    return std::nullopt;
  // The nearest class that has one, written or made.
  for (const ClassRef above : info->mro) {
    if (member && member->owner == above) break;
    if (!is_dataclass(project, above)) continue;
    const ClassInfo* const made = project.class_info(above);
    auto takes = made ? dataclass_parameters(project, *made) : std::nullopt;
    if (!takes) return std::nullopt;
    return Callee{above.file, above.stmt, *std::move(takes), {}, {}, false};
  }
  if (!member) return std::nullopt;
  const FileIndex& file = project.index(member->owner.file);
  const Id<Stmt> function = file[member->binding].stmt;
  if (!function || !is_sole(file, function) || !file[function].decorators.empty()) return std::nullopt;
  return Callee{member->owner.file, function, parameters_of(file, function, 1), {}, {}, false};
}

// How many parameters Python fills itself; none where a decorator may do anything.
std::optional<std::uint32_t> bound(const Project& project, FileId file_id, Id<Stmt> function, bool on_class) {
  const FileIndex& file = project.index(file_id);
  const Slice<Expr> decorators = file[function].decorators;
  if (decorators.empty()) return on_class ? 0 : 1;
  const ExprKind kind = file[decorators[0]].kind;
  if (decorators.size() > 1 || kind != ExprKind::name) return std::nullopt;
  const Entity decorator = resolve(project, file_id, decorators[0]);
  if (is_external(decorator, "builtins.staticmethod")) return 0;
  if (is_external(decorator, "builtins.classmethod")) return 1;
  return std::nullopt;
}

std::optional<Callee> method(const Project& project, ClassRef ref, std::string_view name, bool on_class) {
  const ClassInfo* const info = project.class_info(ref);
  if (!info || !info->unresolved.empty() || name.starts_with("__") || !is_as_written(project, *info))
    return std::nullopt;
  const auto member = find_member(project, *info, name);
  if (!member) return std::nullopt;
  // A base from elsewhere that stands before the owner could have it too.
  if (member->owner != ref && !std::ranges::all_of(info->external, is_plain)) return std::nullopt;
  const FileIndex& file = project.index(member->owner.file);
  const Id<Stmt> function = file[member->binding].stmt;
  if (!function || !is_sole(file, function)) return std::nullopt;
  const auto skipped = bound(project, member->owner.file, function, on_class);
  if (!skipped) return std::nullopt;
  return Callee{member->owner.file, function, parameters_of(file, function, *skipped), ref, name, false};
}

std::optional<Callee> method_of_object(FileView& view, Id<Expr> called) {
  constexpr std::array<std::string_view, 4> classes{"cls", "mcs", "mcls", "metacls"};
  const Id<Expr> object = view.file[called].parts[0];
  const Expr& written = view.file[object];
  if (written.kind == ExprKind::name && std::ranges::find(classes, view.file.text(written)) != classes.end())
    return std::nullopt;
  const Type type = view.type(object);
  if (type.promised || type.optional) return std::nullopt;
  const bool mapped = type.kind == TypeKind::instance || type.kind == TypeKind::fresh;
  if (!mapped && type.kind != TypeKind::object) return std::nullopt;
  const ClassRef ref = mapped ? view.classes[type.model.value] : type.object;
  const ClassInfo* const info = view.project.class_info(ref);
  const bool own = written.kind == ExprKind::name && view.file.text(written) == "self";
  const auto fits = [&](const BaseRef& base) {
    return own ? !is_external(base.entity, "builtins.type") : is_ordinary(base);
  };
  if (!info || (!mapped && !std::ranges::all_of(info->external, fits))) return std::nullopt;
  return method(view.project, ref, view.file.text(view.file[called]), false);
}

// The class around a method whose first parameter is an object of it; or none.
std::optional<ClassRef> class_of_self(const FileView& view, Id<Expr> expr) {
  constexpr std::array<std::string_view, 3> implicit{"__new__", "__init_subclass__", "__class_getitem__"};
  const FileIndex& file = view.file;
  const Id<Scope> scope = view.function_of(expr);
  if (!scope || file[scope].kind != ScopeKind::function) return std::nullopt;
  const Id<Stmt> function = file[scope].stmt;
  const Id<Scope> around = file.scope_of_stmt[function.value];
  if (file[around].kind != ScopeKind::class_body || !file[function].decorators.empty()) return std::nullopt;
  if (std::ranges::find(implicit, file.tree.name(file[function])) != implicit.end()) return std::nullopt;
  return ClassRef{view.id, file[around].stmt};
}

// super().method(…): up the line of classes that have one base each, to the first that defines it.
std::optional<Callee> method_of_super(FileView& view, Id<Expr> call) {
  const Id<Expr> called = view.file[call].parts[0];
  const Id<Expr> object = view.file[called].parts[0];
  if (view.file[object].kind != ExprKind::call || view.file[object].parts.size() != 1) return std::nullopt;
  const Id<Expr> super = view.file[object].parts[0];
  if (view.file[super].kind != ExprKind::name || !is_external(view.entity(super), "builtins.super"))
    return std::nullopt;
  const auto ref = class_of_self(view, call);
  const ClassInfo* info = ref ? view.project.class_info(*ref) : nullptr;
  const std::string_view name = view.file.text(view.file[called]);
  if (!info || !info->unresolved.empty() || !is_as_written(view.project, *info)) return std::nullopt;
  if (name.starts_with("__") && name != "__init__") return std::nullopt;
  while ((info = sole_base(view.project, *info)) != nullptr) {
    const auto member = find_member(view.project, *info, name);
    if (!member || (name == "__init__" && is_dataclass(view.project, info->ref))) return std::nullopt;
    if (member->owner != info->ref) continue;
    const FileIndex& file = view.project.index(info->ref.file);
    const Id<Stmt> function = file[member->binding].stmt;
    if (!function || !is_sole(file, function)) return std::nullopt;
    const auto skipped = bound(view.project, info->ref.file, function, false);
    if (!skipped) return std::nullopt;
    return Callee{info->ref.file, function, parameters_of(file, function, *skipped), *ref, name, true};
  }
  return std::nullopt;
}

// A class below puts another one between a class and its base.
bool is_parted(const FileView& view, const ClassInfo& info) {
  return std::ranges::any_of(view.memory.below(view.project, info.ref), [&](ClassRef ref) {
    const ClassInfo& below = *view.project.class_info(ref);
    const auto at = std::ranges::find(below.mro, info.ref);
    return !below.unresolved.empty() || at + 1 == below.mro.end() || info.mro.size() < 2 || *(at + 1) != info.mro[1];
  });
}

}  // namespace

std::optional<Callee> callee_of(FileView& view, Id<Expr> call) {
  const Id<Expr> called = view.file[call].parts[0];
  const ExprKind kind = view.file[called].kind;
  if (kind != ExprKind::name && kind != ExprKind::attribute) return std::nullopt;
  const Entity entity = follow(view.project, view.entity(called));
  if (const auto* ref = std::get_if<ClassRef>(&entity)) return constructor(view.project, *ref);
  if (const auto* function = std::get_if<FunctionRef>(&entity)) {
    const FileIndex& there = view.project.index(function->file);
    if (there[there.scope_of_stmt[function->stmt.value]].kind == ScopeKind::module) {
      if (!is_sole(there, function->stmt) || !there[function->stmt].decorators.empty()) return std::nullopt;
      return Callee{function->file, function->stmt, parameters_of(there, function->stmt, 0), {}, {}, false};
    }
  }
  if (kind != ExprKind::attribute) return std::nullopt;
  const Entity owner = follow(view.project, view.entity(view.file[called].parts[0]));
  if (const auto* ref = std::get_if<ClassRef>(&owner))
    return method(view.project, *ref, view.file.text(view.file[called]), true);
  if (auto inherited = method_of_super(view, call)) return inherited;
  return method_of_object(view, called);
}

bool is_replaced(const FileView& view, const Callee& callee) {
  if (!callee.of_class) return false;
  const ClassInfo* const info = view.project.class_info(*callee.of_class);
  if (callee.by_super) {
    return is_parted(view, *info) || !stored_somewhere(view.project, {callee.method}, Stored::in_anything).empty();
  }
  const auto own = find_member(view.project, *info, callee.method);
  const bool overridden = std::ranges::any_of(view.memory.below(view.project, info->ref), [&](ClassRef ref) {
    const ClassInfo& below = *view.project.class_info(ref);
    const auto member = find_member(view.project, below, callee.method);
    return !below.unresolved.empty() || !member || member->owner != own->owner || member->binding != own->binding ||
           std::ranges::any_of(below.external, [&](const BaseRef& base) {
             return !is_plain(base) &&
                    std::ranges::find(info->external, base.entity, &BaseRef::entity) == info->external.end();
           });
  });
  return overridden || !stored_somewhere(view.project, {callee.method}, Stored::in_anything).empty();
}

}  // namespace ormlint
