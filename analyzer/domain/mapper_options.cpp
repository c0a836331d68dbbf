// __mapper_args__: what a class's mapper is told, and which attributes it makes of a table's columns because of it.
// Facts: SQLAlchemy's documentation, "Mapper Configuration Options with Declarative", "Mapping Table Columns".
#include <algorithm>
#include <utility>

#include "domain/model_reader.h"
#include "domain/orm_names.h"

namespace ormlint {

Place ModelReader::MapperOptions::operator[](std::string_view name) const {
  const auto found = std::ranges::find(given, name, &std::pair<std::string_view, Place>::first);
  return found == given.end() ? Place{} : found->second;
}

// None: the class's body has none.
std::optional<ModelReader::MapperOptions> ModelReader::mapper_options(ClassRef ref) const {
  const std::optional<Place> written = own_value(ref, "__mapper_args__");
  if (!written) return std::nullopt;
  MapperOptions made;
  if (!written->expr) return MapperOptions{false, {}};
  const Place place = value_of(project_, written->file, written->expr);
  const FileIndex& index = file(place.file);
  const Expr& options = index[place.expr];
  if (options.kind == ExprKind::dict) {
    for (std::uint32_t n = 0; n + 1 < options.parts.size(); n += 2) {
      const auto option = string_value(index, options.parts[n]);
      made.known &= option.has_value();
      if (option) made.given.emplace_back(*option, Place{place.file, options.parts[n + 1]});
    }
    return made;
  }
  const Id<Expr> called = callee(index, place.expr);
  const Entity entity = called ? resolve(project_, place.file, called) : Entity{};
  const std::string* const dotted = external_name(entity);
  if (!dotted || *dotted != "builtins.dict") return MapperOptions{false, {}};
  for (const Id<Expr> part : options.parts.from(1)) {
    const bool named = index[part].kind == ExprKind::keyword && !index.text(index[part]).empty();
    made.known &= named;
    if (named) made.given.emplace_back(index.text(index[part]), Place{place.file, index[part].parts[0]});
  }
  return made;
}

// The nearest one of a class or what it inherits from, which replaces all others.
std::optional<ModelReader::MapperOptions> ModelReader::mapper_options(const Mapped& mapped) const {
  for (const ClassRef ref : lineage(mapped)) {
    if (std::optional<MapperOptions> found = mapper_options(ref)) return found;
  }
  return std::nullopt;
}

// The columns of a table that was made before the class: column_prefix, include_properties, exclude_properties.
void ModelReader::map_table(const Mapped& mapped, Id<Table> id) {
  Model& model = domain_.models[*mapped.model];
  Table& table = domain_.tables[id];
  const MapperOptions options = mapper_options(mapped).value_or(MapperOptions{});
  const auto names = [&](std::string_view option) -> std::optional<std::vector<std::string>> {
    const Place written = options[option];
    if (!written.expr || is_none(file(written.file), written.expr)) return std::nullopt;
    std::vector<std::string> texts;
    const auto parts = constant_elements(project_, written.file, written.expr);
    model.open |= !parts;
    for (const Place& part : parts.value_or(std::vector<Place>{})) {
      const auto text = constant_text(project_, part.file, part.expr);
      model.open |= !text;
      texts.push_back(text.value_or(""));
    }
    return texts;
  };
  const Place written = options["column_prefix"];
  const auto prefix = written.expr ? constant_text(project_, written.file, written.expr) : std::string();
  const auto included = names("include_properties"), excluded = names("exclude_properties");
  model.open |= !options.known || !prefix || options["properties"].expr;
  if (!options.known || !prefix) return;
  for (Column& column : table.columns) {
    const auto is_listed = [&](const std::vector<std::string>& list) {
      return std::ranges::find(list, column.key) != list.end() || std::ranges::find(list, column.name) != list.end();
    };
    if ((included && !is_listed(*included)) || (excluded && is_listed(*excluded))) continue;
    if (!prefix->empty()) column.attribute = *domain_.made_names.insert(*prefix + std::string(column.attribute)).first;
    add_attribute(*mapped.model, column.attribute, AttributeKind::column, column.at);
  }
}

// polymorphic_on as text, which SQLAlchemy looks up among what the class maps, or as a name that is Python's own since
// the class's body has it no more.
void ModelReader::read_polymorphic_on(const Mapped& mapped) {
  const Model& model = domain_.models[*mapped.model];
  if (model.open || !model.table || !model.parents.empty() || domain_.tables[*model.table].open) return;
  const std::optional<MapperOptions> options = mapper_options(mapped);
  if (!options || !options->known || (*options)["properties"].expr || (*options)["column_prefix"].expr) return;
  const Place written = (*options)["polymorphic_on"];
  if (!written.expr) return;
  const FileIndex& index = file(written.file);
  std::string name = constant_text(project_, written.file, written.expr).value_or("");
  if (index[written.expr].kind == ExprKind::name) {
    const Entity entity = resolve(project_, written.file, written.expr);
    const std::string* const dotted = external_name(entity);
    if (dotted && dotted->starts_with("builtins.")) name = index.text(index[written.expr]);
  }
  if (name.empty() || name == "None" || model.attributes.contains(name)) return;
  Table& table = domain_.tables[*model.table];
  if (std::ranges::find(table.columns, name, &Column::attribute) != table.columns.end()) return;
  table.lost_columns.push_back({name, "polymorphic_on", {written.file, index[written.expr].span}});
}

}  // namespace ormlint
