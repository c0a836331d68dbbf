#include "project/library.h"

#include <map>
#include <utility>

#include "project/link.h"

namespace ormlint {

std::shared_ptr<const Library> make_library(std::vector<Stub> stubs) {
  std::map<std::string, std::string> by_path;
  for (Stub& stub : stubs) by_path[std::move(stub.path)] = std::move(stub.text);
  auto made = std::make_shared<Library>();
  std::vector<std::shared_ptr<const FileIndex>> indexes;
  for (auto& [path, text] : by_path) {
    Source source;
    source.path = path;
    source.text = std::move(text);
    const FileId id = made->sources.add(std::move(source));
    indexes.push_back(std::make_shared<const FileIndex>(index_file(made->sources[id].text)));
  }
  made->project = link(made->sources, std::move(indexes), nullptr);
  return made;
}

Entity Library::find(std::string_view dotted) const {
  const auto root = project.folders.find("");
  if (root == project.folders.end()) return Unknown{};
  Entity entity = root->second;
  for (std::string_view rest = dotted; !rest.empty();) {
    const std::size_t dot = rest.find('.');
    entity = attribute_of(project, entity, rest.substr(0, dot));
    rest.remove_prefix(dot == rest.npos ? rest.size() : dot + 1);
    const std::string* const elsewhere = external_name(entity);  // List = list: builtins are a stub like others
    if (!elsewhere) continue;
    const bool builtin = elsewhere->starts_with("builtins.") && !dotted.starts_with("builtins.");
    if (!builtin) return Unknown{};
    entity = find(*elsewhere);
  }
  return entity;
}

std::optional<ClassRef> Library::find_class(std::string_view dotted) const {
  const Entity found = find(dotted);
  const auto* ref = std::get_if<ClassRef>(&found);
  return ref ? std::optional(*ref) : std::nullopt;
}

std::string Library::name_of(ClassRef ref) const {
  const FileIndex& file = project.index(ref.file);
  if (file[file.scope_of_stmt[ref.stmt.value]].kind != ScopeKind::module) return {};
  const ProjectFile& entry = project.files[static_cast<std::size_t>(ref.file)];
  return project.modules[entry.module].name + "." + std::string(project.class_name(ref));
}

}  // namespace ormlint
