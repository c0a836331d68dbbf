// What a name or a dotted expression stands for.
#include <algorithm>
#include <utility>

#include "project/modules.h"
#include "project/project.h"
#include "project/standard_library.h"

namespace ormlint {

namespace {

constexpr int max_depth = 24;  // aliases of aliases; a cycle of them ends here

Entity resolve_deep(const Project& project, FileId file, Id<Expr> expr, int depth);
Entity entity_deep(const Project& project, FileId file, Id<Binding> id, int depth);

Entity missing(const Module& module, bool weak, std::string_view dotted, std::string_view name) {
  if (module.open || !(weak || module.hollow || !module.file)) return Unknown{};
  return External{std::string(dotted) + "." + std::string(name)};
}

// `module.name` as `from module import name` sees it.
Entity name_in_module(const Project& project, Id<Module> id, std::string_view name, std::string_view dotted,
                      bool weak) {
  const Module& module = project.modules[id];
  if (const auto found = module.exports.find(name); found != module.exports.end()) return found->second;
  if (const auto found = module.submodules.find(name); found != module.submodules.end()) return found->second;
  return missing(module, weak, dotted, name);
}

Entity import_module(const Project& project, FileId file, const FileIndex& index, const Binding& binding) {
  const std::string_view dotted = index.text(index[binding.expr]);
  const bool renamed = index[index[binding.expr].parts[0]].kind != ExprKind::absent;
  const std::string_view wanted = renamed ? dotted : dotted.substr(0, dotted.find('.'));
  // `import a.b` binds a, but it is the project's a only if a.b is there too.
  const Found found = find_module(project, file, wanted);
  if (found.weak && is_standard_library(dotted)) return External{std::string(dotted)};
  if (found.module) {
    const bool whole = wanted == dotted || find_module(project, file, dotted).module;
    if (whole || !found.weak) return *found.module;
    return External{std::string(wanted)};
  }
  if (is_first_party(project, file, dotted)) return Unknown{};
  return External{std::string(wanted)};
}

bool is_or_is_below(const Project& project, Id<Module> module, Id<Module> package) {
  while (module && module != package) module = parent_of(project, module);
  return static_cast<bool>(module);
}

Entity import_name(const Project& project, FileId file, const FileIndex& index, const Binding& binding) {
  const std::string_view dotted = index.tree.name(index[binding.stmt]);
  const std::string_view name = index.text(index[binding.expr]);
  const ImportedFrom& from = project.files[static_cast<std::size_t>(file)].imported(binding.stmt);
  if (from.module) {
    const Module& source = project.modules[from.module];
    // Inside of a package that has not run to its end, a name may still be its submodule.
    const bool inside = is_or_is_below(project, project.files[static_cast<std::size_t>(file)].module, from.module);
    const auto exported = source.exports.find(name);
    const auto submodule = source.submodules.find(name);
    const bool both = exported != source.exports.end() && submodule != source.submodules.end();
    if (inside && both && exported->second != Entity(submodule->second)) return Unknown{};
    return name_in_module(project, from.module, name, dotted, from.weak);
  }
  if (from.first_party) return Unknown{};
  return External{std::string(dotted) + "." + std::string(name)};
}

bool is_dotted(const FileIndex& index, Id<Expr> expr) {
  while (expr && index[expr].kind == ExprKind::attribute) expr = index[expr].parts[0];
  return expr && index[expr].kind == ExprKind::name;
}

// `x = y` at the top level took the y of that moment; a y that is bound again later is another one.
bool is_bound_again(const FileIndex& index, const Binding& binding) {
  const Expr& value = index[binding.value];
  if (value.kind != ExprKind::name || index[binding.scope].kind != ScopeKind::module) return false;
  const Slice<Binding> bindings = index.bindings_of(binding.scope, value.text);
  return bindings.size() > 1 && std::ranges::any_of(bindings, [&](Id<Binding> id) {
           if (!index[id].stmt || !binding.stmt) return false;
           return index[index[id].stmt].span.begin >= index[binding.stmt].span.begin;
         });
}

Entity entity_deep(const Project& project, FileId file, Id<Binding> id, int depth) {
  const FileIndex& index = project.index(file);
  const Binding& binding = index[id];
  switch (binding.kind) {
    case BindingKind::import_module:
      return import_module(project, file, index, binding);
    case BindingKind::import_name:
      return import_name(project, file, index, binding);
    case BindingKind::class_def:
      return ClassRef{file, binding.stmt};
    case BindingKind::function_def:
      return FunctionRef{file, binding.stmt};
    case BindingKind::assignment: {
      if (!binding.sole_target || depth <= 0 || !is_dotted(index, binding.value)) return VariableRef{file, id};
      if (is_bound_again(index, binding)) return VariableRef{file, id};
      Entity entity = resolve_deep(project, file, binding.value, depth - 1);
      // An alias of something that is no definition is itself the better place to look at.
      const bool value = std::holds_alternative<Unknown>(entity);
      return value ? Entity(VariableRef{file, id}) : entity;
    }
    case BindingKind::import_star:
    case BindingKind::removal:
    case BindingKind::global:
      return Unknown{};
    default:
      return VariableRef{file, id};
  }
}

Entity common_entity(const Project& project, FileId file, Slice<Binding> bindings, int depth) {
  const FileIndex& index = project.index(file);
  std::optional<Entity> agreed;
  for (const Id<Binding> id : visible(index, bindings)) {
    Entity entity = entity_deep(project, file, id, depth);
    if (agreed && *agreed != entity) return Unknown{};
    agreed = std::move(entity);
  }
  return agreed.value_or(Unknown{});
}

Entity module_name(const Project& project, FileId file, std::string_view name) {
  const ProjectFile& entry = project.files[static_cast<std::size_t>(file)];
  const Module& module = project.modules[entry.module];
  if (module.file == file) {
    if (const auto found = module.exports.find(name); found != module.exports.end()) return found->second;
  } else if (const Slice<Binding> own = entry.index->bindings_of(entry.index->module(), name); !own.empty()) {
    return common_entity(project, file, own, max_depth);  // a stub beside its module
  }
  if (module.open) return Unknown{};
  return External{"builtins." + std::string(name)};
}

// The bindings of a class's body that have happened where a name in it is used: until then the name is looked up
// outside.
Slice<Binding> before(const FileIndex& index, Slice<Binding> bindings, std::uint32_t place) {
  while (!bindings.empty()) {
    const Binding& last = index[bindings[bindings.count - 1]];
    const bool bound = last.kind != BindingKind::annotation && (!last.stmt || index[last.stmt].span.end <= place);
    if (bound) break;
    --bindings.count;
  }
  return bindings;
}

// `place` is the use's, or beyond everything for a look from outside.
Entity name_deep(const Project& project, FileId file, Id<Scope> from, Text text, std::uint32_t place, int depth) {
  const FileIndex& index = project.index(file);
  const std::string_view name = index.text(text);
  const Id<Scope> viewpoint = index.viewpoint(from);
  for (Id<Scope> at = from; at; at = index[at].parent) {
    const Scope& scope = index[at];
    if (scope.kind == ScopeKind::module) return module_name(project, file, name);
    // A class's names are seen in its body, not in its methods.
    if (scope.kind == ScopeKind::class_body && at != viewpoint) continue;
    Slice<Binding> bindings = index.bindings_of(at, text);
    if (scope.kind == ScopeKind::class_body) bindings = before(index, bindings, place);
    if (bindings.empty()) continue;
    const bool global =
        std::ranges::any_of(bindings, [&](Id<Binding> id) { return index[id].kind == BindingKind::global; });
    if (!global) return common_entity(project, file, bindings, depth);
    const Stmt& stmt = index[index[bindings[0]].stmt];
    if (stmt.kind == StmtKind::global_stmt) return module_name(project, file, name);
  }
  return module_name(project, file, name);
}

Entity resolve_deep(const Project& project, FileId file, Id<Expr> id, int depth) {
  const FileIndex& index = project.index(file);
  if (!id || depth <= 0) return Unknown{};
  const Expr& expr = index[id];
  if (expr.kind == ExprKind::name) {
    const Id<Scope> scope = index.scope_of_expr[id.value];
    return name_deep(project, file, scope ? scope : index.module(), expr.text, expr.span.begin, depth);
  }
  if (expr.kind == ExprKind::attribute) {
    const Entity object = resolve_deep(project, file, expr.parts[0], depth - 1);
    return attribute_of(project, object, index.text(expr));
  }
  return Unknown{};
}

}  // namespace

std::vector<Id<Binding>> visible(const FileIndex& file, Slice<Binding> bindings) {
  std::vector<Id<Binding>> found;
  const auto collect = [&](auto&& wanted) {
    for (const Id<Binding> id : bindings) {
      const Binding& binding = file[id];
      if (binding.kind == BindingKind::annotation || binding.kind == BindingKind::removal || !wanted(binding.reach))
        continue;
      if (binding.reach == Reach::always) found.clear();
      found.push_back(id);
    }
    return !found.empty();
  };
  if (collect([](Reach reach) { return reach == Reach::always || reach == Reach::conditional; })) return found;
  if (collect([](Reach reach) { return reach == Reach::fallback; })) return found;
  if (collect([](Reach reach) { return reach == Reach::type_checking; })) return found;
  for (const Id<Binding> id : bindings) {
    if (file[id].kind == BindingKind::annotation) found = {id};
  }
  return found;
}

Entity entity_of(const Project& project, FileId file, Id<Binding> binding) {
  return entity_deep(project, file, binding, max_depth);
}

Entity resolve(const Project& project, FileId file, Id<Expr> expr) {
  return resolve_deep(project, file, expr, max_depth);
}

Entity resolve_name(const Project& project, FileId file, Id<Scope> scope, std::string_view name) {
  Text text{};
  // What the file never spells it binds nowhere.
  if (!project.index(file).tree.strings.find(name, text)) return module_name(project, file, name);
  return name_deep(project, file, scope, text, 0xFFFFFFFF, max_depth);
}

Entity resolve_dotted(const Project& project, FileId file, std::string_view dotted) {
  Entity entity = module_name(project, file, dotted.substr(0, dotted.find('.')));
  while (dotted.find('.') != dotted.npos) {
    dotted.remove_prefix(dotted.find('.') + 1);
    entity = attribute_of(project, entity, dotted.substr(0, dotted.find('.')));
  }
  return entity;
}

Entity attribute_of(const Project& project, const Entity& entity, std::string_view name) {
  if (const auto* external = std::get_if<External>(&entity))
    return External{external->dotted + "." + std::string(name)};
  if (const auto* module = std::get_if<Id<Module>>(&entity)) {
    return name_in_module(project, *module, name, project.modules[*module].name, false);
  }
  if (const auto* ref = std::get_if<ClassRef>(&entity)) {
    const ClassInfo* info = project.class_info(*ref);
    if (!info) return Unknown{};
    const std::optional<Member> member = find_member(project, *info, name);
    return member ? entity_of(project, member->owner.file, member->binding) : Entity(Unknown{});
  }
  return Unknown{};
}

Entity follow(const Project& project, Entity entity) {
  for (int depth = 0; depth < max_depth; ++depth) {
    const auto* variable = std::get_if<VariableRef>(&entity);
    if (!variable) break;
    const FileIndex& index = project.index(variable->file);
    const Binding& binding = index[variable->binding];
    // What a loop or a `with` binds is not what it was made of.
    if (binding.kind != BindingKind::assignment || !binding.sole_target || !is_dotted(index, binding.value)) break;
    Entity next = resolve(project, variable->file, binding.value);
    if (std::holds_alternative<Unknown>(next) || next == entity) break;
    entity = std::move(next);
  }
  return entity;
}

const std::string* external_name(const Entity& entity) {
  const auto* external = std::get_if<External>(&entity);
  return external ? &external->dotted : nullptr;
}

}  // namespace ormlint
