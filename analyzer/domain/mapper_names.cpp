#include "domain/mapper_names.h"

#include <algorithm>

namespace ormlint {

namespace {

std::string_view last_part(std::string_view dotted) { return dotted.substr(dotted.rfind('.') + 1); }
std::string_view without_last(std::string_view dotted) {
  const std::size_t dot = dotted.rfind('.');
  return dot == dotted.npos ? std::string_view{} : dotted.substr(0, dot);
}

bool ends_with_path(std::string_view whole, std::string_view end) {
  return whole == end || (whole.ends_with(end) && whole[whole.size() - end.size() - 1] == '.');
}

}  // namespace

MapperNames::MapperNames(const Project& project, const Domain& domain, const MapperInputs& inputs)
    : project_(project), domain_(domain), inputs_(inputs) {
  for (const Id<Model> id : domain.models.ids()) by_name_[domain.models[id].name].push_back(id);
  for (const Id<Table> id : domain.tables.ids()) {
    const Table& table = domain.tables[id];
    if (!table.name_known || !table.schema_known) {
      nameless_.push_back(id);
      if (table.name_known) loose_tables_.emplace(table.name.name, id);
      continue;
    }
    if (!table.metadata) loose_tables_.emplace(table.name.name, id);
    if (!table.metadata) continue;
    const std::string& schema = table.name.schema;
    tables_.emplace(std::pair(table.metadata, schema.empty() ? table.name.name : schema + "." + table.name.name), id);
  }
}

// A string may leave out the first parts of the module, and the folder that we call the module by may be below the one
// that Python calls it by.
bool MapperNames::is_in_module(Id<Model> model, std::string_view module) const {
  const ProjectFile& entry = project_.files[static_cast<std::size_t>(domain_.models[model].at.file)];
  const std::string_view name = project_.modules[entry.module].name;
  return ends_with_path(name, module) || ends_with_path(module, name);
}

std::vector<Id<Model>> MapperNames::find(Id<Registry> registry, std::string_view dotted) const {
  const auto named = by_name_.find(last_part(dotted));
  std::vector<Id<Model>> found;
  if (named == by_name_.end()) return found;
  std::ranges::copy_if(named->second, std::back_inserter(found),
                       [&](Id<Model> id) { return domain_.models[id].registry == registry; });
  const std::string_view module = without_last(dotted);
  if (module.empty() || found.size() < 2) return found;
  std::vector<Id<Model>> there;
  std::ranges::copy_if(found, std::back_inserter(there), [&](Id<Model> id) { return is_in_module(id, module); });
  return there.empty() ? found : there;
}

bool MapperNames::is_elsewhere(Id<Model> model, std::string_view dotted) const {
  const std::string_view module = last_part(without_last(dotted));
  const ProjectFile& entry = project_.files[static_cast<std::size_t>(domain_.models[model].at.file)];
  const bool package = entry.path.ends_with("__init__.py");
  return !module.empty() && !package && module != "__main__" &&
         module != last_part(project_.modules[entry.module].name);
}

std::vector<Id<Model>> MapperNames::find_elsewhere(Id<Registry> registry, std::string_view dotted) const {
  const auto named = by_name_.find(last_part(dotted));
  std::vector<Id<Model>> found;
  if (named == by_name_.end()) return found;
  std::ranges::copy_if(named->second, std::back_inserter(found),
                       [&](Id<Model> id) { return domain_.models[id].registry != registry; });
  return found;
}

bool MapperNames::may_exist(Id<Registry> registry, std::string_view name) const {
  return domain_.registries[registry].open || inputs_.possible_names.contains(last_part(name));
}

std::optional<Id<Table>> MapperNames::table(Id<MetaData> metadata, std::string_view key) const {
  if (!metadata) return std::nullopt;
  const std::string& schema = domain_.metadatas[metadata].schema;
  auto found = tables_.end();
  if (!schema.empty() && key.find('.') == key.npos)
    found = tables_.find(std::pair(metadata, schema + "." + std::string(key)));
  if (found == tables_.end()) found = tables_.find(std::pair(metadata, std::string(key)));
  return found == tables_.end() ? std::nullopt : std::optional(found->second);
}

bool MapperNames::table_may_exist(Id<Registry> registry, Id<MetaData> metadata, std::string_view key) const {
  if (!metadata || domain_.metadatas[metadata].open || domain_.registries[registry].open) return true;
  if (inputs_.any_table_possible || inputs_.possible_tables.contains(last_part(key))) return true;
  if (!domain_.metadatas[metadata].schema_known || loose_tables_.contains(last_part(key))) return true;
  return std::ranges::any_of(nameless_, [&](Id<Table> id) {
    const Table& table = domain_.tables[id];
    return !table.metadata || table.metadata == metadata;
  });
}

bool MapperNames::is_module_part(std::string_view name) const {
  return std::ranges::any_of(project_.modules, [&](const Module& module) {
    std::string_view rest = module.name;
    while (!rest.empty()) {
      const std::string_view part = rest.substr(0, rest.find('.'));
      if (part == name) return true;
      rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    }
    return false;
  });
}

}  // namespace ormlint
