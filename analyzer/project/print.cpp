#include "project/print.h"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "index/self_made.h"

namespace ormlint {

namespace {

std::string qualified(const Project& project, FileId file, Id<Scope> scope, std::string_view name) {
  const FileIndex& index = project.index(file);
  std::string out(name);
  for (Id<Scope> at = scope; at; at = index[at].parent) {
    if (index[at].stmt) out = std::string(index.tree.name(index[index[at].stmt])) + "." + out;
  }
  return project.modules[project.files[static_cast<std::size_t>(file)].module].name + "." + out;
}

bool is_tried(const FileIndex& index, Id<Stmt> stmt) {
  for (; stmt; stmt = index.parent_of_stmt[stmt.value]) {
    if (index[stmt].kind == StmtKind::try_stmt && !index[stmt].handlers.empty()) return true;
  }
  return false;
}

// Whether a module has the name, and with this meaning, whatever its conditions and attempts come to. Followed through
// imports, as deep as there is any use in it.
class Sureness {
 public:
  explicit Sureness(const Project& project) : project_(project) {}

  bool is_sure(Id<Module> id, std::string_view name, int depth = 8) const {
    const Module& module = project_.modules[id];
    if (!module.file || depth == 0) return module.submodules.contains(name);
    const FileIndex& index = project_.index(*module.file);
    if (makes_itself(index)) return false;
    const Slice<Binding> bindings = index.bindings_of(index.module(), name);
    const Slice<Binding> stars = index.bindings_of(index.module(), "*");
    const auto sure = [&](Id<Binding> binding) { return is_sure(*module.file, index[binding], name, depth); };
    if (bindings.empty()) return !stars.empty() && std::ranges::all_of(stars, sure);
    const Id<Stmt> last = index[bindings[bindings.size() - 1]].stmt;
    const bool hidden = std::ranges::any_of(
        stars, [&](Id<Binding> star) { return last && index[index[star].stmt].span.begin > index[last].span.begin; });
    return !hidden && std::ranges::all_of(bindings, sure) && std::ranges::any_of(bindings, [&](Id<Binding> binding) {
      return index[binding].kind != BindingKind::annotation;
    });
  }

 private:
  bool is_sure(FileId file, const Binding& binding, std::string_view name, int depth) const {
    const FileIndex& index = project_.index(file);
    if (binding.reach != Reach::always || binding.kind == BindingKind::removal || is_tried(index, binding.stmt))
      return false;
    const bool star = binding.kind == BindingKind::import_star;
    if (!star && binding.kind != BindingKind::import_name) return true;
    const Id<Module> from = project_.files[static_cast<std::size_t>(file)].imported(binding.stmt).module;
    const std::string_view wanted = star ? name : index.text(index[binding.expr]);
    if (!from || !project_.modules[from].exports.contains(wanted)) return true;
    return is_sure(from, wanted, depth - 1);
  }

  const Project& project_;
};

// What decorators make of a function or class is theirs to say.
bool is_decorated(const Project& project, const Entity& entity) {
  if (const auto* ref = std::get_if<ClassRef>(&entity)) {
    return !project.index(ref->file)[ref->stmt].decorators.empty();
  }
  const auto* ref = std::get_if<FunctionRef>(&entity);
  return ref && !project.index(ref->file)[ref->stmt].decorators.empty();
}

}  // namespace

std::string qualified_name(const Project& project, ClassRef ref) {
  const FileIndex& index = project.index(ref.file);
  return qualified(project, ref.file, index.scope_of_stmt[ref.stmt.value], project.class_name(ref));
}

std::string describe(const Project& project, const Entity& entity) {
  if (const auto* external = std::get_if<External>(&entity)) return "external " + external->dotted;
  if (const auto* module = std::get_if<Id<Module>>(&entity)) return "module " + project.modules[*module].name;
  if (const auto* ref = std::get_if<ClassRef>(&entity)) return "class " + qualified_name(project, *ref);
  if (const auto* function = std::get_if<FunctionRef>(&entity)) {
    const FileIndex& index = project.index(function->file);
    const Id<Scope> scope = index.scope_of_stmt[function->stmt.value];
    return "function " + qualified(project, function->file, scope, index.tree.name(index[function->stmt]));
  }
  if (const auto* variable = std::get_if<VariableRef>(&entity)) {
    const FileIndex& index = project.index(variable->file);
    const Binding& binding = index[variable->binding];
    return "variable " + qualified(project, variable->file, binding.scope, index.text(binding.name));
  }
  return "unknown";
}

std::string print_project(const Project& project) {
  std::string out;
  const Sureness sureness(project);
  const auto write = [&]<class... Args>(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
  };
  for (const ProjectFile& file : project.files) {
    if (!file.index) continue;
    const Module& module = project.modules[file.module];
    write("{} {}{}{}\n", file.path, module.name, module.package ? " package" : "", module.open ? " open" : "");
    const std::map<std::string_view, Entity> sorted(module.exports.begin(), module.exports.end());
    for (const auto& [name, entity] : sorted) {
      write("  {} = {}{}{}\n", name, describe(project, entity), is_decorated(project, entity) ? " decorated" : "",
            sureness.is_sure(file.module, name) ? "" : " maybe");
    }
  }
  for (const ClassInfo& info : project.classes) {
    write("class {}\n", qualified_name(project, info.ref));
    for (std::size_t n = 1; n < info.mro.size(); ++n) write("  after {}\n", qualified_name(project, info.mro[n]));
    for (const BaseRef& base : info.external) write("  {}\n", describe(project, base.entity));
    for (const BaseRef& base : info.unresolved) {
      write("  open: {}\n", dotted_name(project.index(base.owner.file), base.expr));
    }
  }
  return out;
}

}  // namespace ormlint
