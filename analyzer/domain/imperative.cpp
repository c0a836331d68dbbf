// Imperative mapping: registry.map_imperatively(Class, table, properties={…}), and mapper(…) of 1.4 and older, whose
// classes are in one registry. Facts: SQLAlchemy's documentation, "Imperative Mapping".
#include <algorithm>
#include <utility>

#include "domain/model_reader.h"
#include "domain/orm_names.h"

namespace ormlint {

std::optional<Id<Registry>> ModelReader::imperative_registry(FileId in, Id<Expr> call, Id<Table> table) {
  const FileIndex& index = file(in);
  const Id<Expr> called = index[call].parts[0];
  const bool method = index[called].kind == ExprKind::attribute && index.text(index[called]) == "map_imperatively";
  if (method) {
    if (const auto registry = registries_.of_base(in, index[called].parts[0])) return registry;
  } else if (orm_name(project_, in, called).package == Package::sqlalchemy) {
    return registries_.of_mapper_function({in, index[called].span});
  }
  const Id<Registry> registry = domain_.tables[table].registry;
  return registry ? std::optional(registry) : std::nullopt;
}

void ModelReader::read_imperative(FileId in, Id<Expr> call) {
  const FileIndex& index = file(in);
  const Id<Expr> mapped_class = positional(index, call, 0);
  if (!mapped_class) return;
  const Entity entity = follow(project_, resolve(project_, in, mapped_class));
  const auto* ref = std::get_if<ClassRef>(&entity);
  if (!ref) return;
  uncertain_names_.emplace(project_.class_name(*ref));
  const Id<Expr> table = positional(index, call, 1);
  if (!table || number_of_.contains(key(*ref)) || imperative_.contains(*ref)) return;
  std::optional<Id<Table>> found;
  if (index[table].kind == ExprKind::call) {
    found = read_core_table(in, table, project_.class_name(*ref));
  } else if (const Entity entity_of_table = resolve(project_, in, table);
             std::holds_alternative<VariableRef>(entity_of_table)) {
    const auto known = core_tables_.find(std::get<VariableRef>(entity_of_table));
    if (known != core_tables_.end()) found = known->second;
  }
  const auto registry = found ? imperative_registry(in, call, *found) : std::nullopt;
  if (!registry) return;
  const Table& row = domain_.tables[*found];
  Model model;
  model.name = project_.class_name(*ref);
  model.at = {ref->file, file(ref->file)[ref->stmt].name_span};
  model.registry = *registry;
  model.table = found;
  model.open = true;  // the class's own attributes are not read
  model.inheritance_known = !keyword(index, call, "inherits");
  for (const Column& column : row.columns) model.attributes[column.attribute] = {AttributeKind::column, column.at};
  const bool told = keyword(index, call, "primary_key") || keyword(index, call, "inherits");
  const Id<Model> id = domain_.models.add(std::move(model));
  domain_.tables[*found].model = id;
  domain_.tables[*found].mapper_key |= told || has_unpacking(index, call);
  imperative_.emplace(*ref, id);
  const Id<Expr> properties = keyword(index, call, "properties");
  const ClassInfo* const info = project_.class_info(*ref);
  if (properties && info)
    imperative_calls_.push_back({{*ref, info, &registries_.base(*registry), false, false, id}, {in, properties}});
}

// {"name": table.c.column, "others": relationship(…), …}; read when every class has its model.
void ModelReader::read_properties(const ImperativeCall& call) {
  const Place place = value_of(project_, call.properties.file, call.properties.expr);
  const FileIndex& index = file(place.file);
  const Id<Model> id = *call.mapped.model;
  const Id<Table> own = *domain_.models[id].table;
  const Slice<Expr> parts = index[place.expr].parts;
  const auto forget = [&] {
    std::erase_if(domain_.models[id].attributes,
                  [](const auto& item) { return item.second.kind == AttributeKind::column; });
  };
  if (index[place.expr].kind != ExprKind::dict) return forget();
  for (std::uint32_t n = 0; n + 1 < parts.size(); n += 2) {
    if (index[parts[n]].kind != ExprKind::string) return forget();  // any column may have another name
    const std::string_view name = index.text(index[parts[n]]);
    const Location at{place.file, index[parts[n]].span};
    Id<Table> table;
    std::string key;
    if (index[parts[n + 1]].kind == ExprKind::call) {
      read_value(call.mapped, {name, at, {place.file, parts[n + 1]}, {}, false, false});
    } else if (find_column(own, {place.file, parts[n + 1]}, table, key) && table == own) {
      const auto column = std::ranges::find(domain_.tables[own].columns, key, &Column::key);
      if (column == domain_.tables[own].columns.end()) continue;
      domain_.models[id].attributes.erase(column->attribute);
      column->attribute = name;
      add_attribute(id, name, AttributeKind::column, column->at);
    } else {
      add_attribute(id, name, AttributeKind::other, at);
    }
  }
}

}  // namespace ormlint
