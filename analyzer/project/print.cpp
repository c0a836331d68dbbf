#include "project/print.h"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <map>

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
  const auto write = [&]<class... Args>(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
  };
  for (const ProjectFile& file : project.files) {
    if (!file.index) continue;
    const Module& module = project.modules[file.module];
    write("{} {}{}{}\n", file.path, module.name, module.package ? " package" : "", module.open ? " open" : "");
    const std::map<std::string_view, Entity> sorted(module.exports.begin(), module.exports.end());
    for (const auto& [name, entity] : sorted) write("  {} = {}\n", name, describe(project, entity));
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
