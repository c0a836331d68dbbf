// Tables without a class: Table("name", metadata, Column(…), …).
#include <utility>

#include "domain/models.h"
#include "domain/orm_names.h"

namespace ormlint {

void ModelReader::read_core_tables() {
  for (std::size_t n = 0; n < project_.files.size(); ++n) {
    const auto id = static_cast<FileId>(n);
    if (!project_.files[n].index || is_frozen(id)) continue;
    const FileIndex& index = *project_.files[n].index;
    for (const Id<Binding> binding_id : index.bindings.ids()) {
      const Binding& binding = index[binding_id];
      if (binding.kind != BindingKind::assignment || !binding.sole_target || !binding.value) continue;
      // A class's __table__ is read with the class.
      if (index.text(binding.name) == "__table__" || index[binding.value].kind != ExprKind::call) continue;
      if (called_name(project_, id, binding.value).name != "Table") continue;
      const auto table = read_core_table(id, binding.value, index.text(binding.name));
      if (table) core_tables_.emplace(VariableRef{id, binding_id}, *table);
    }
  }
}

std::optional<Id<Table>> ModelReader::read_core_table(FileId in, Id<Expr> call, std::string_view owner) {
  const FileIndex& index = file(in);
  const Id<Expr> name = positional(index, call, 0);
  if (!name || called_name(project_, in, call).name != "Table") return std::nullopt;
  Table table;
  table.owner = owner;
  const auto text = constant_text(project_, in, name);
  table.name.name = text.value_or("");
  table.name_known = text.has_value();
  table.at = {in, index[name].span};
  table.known_elsewhere = is_test_file(project_.files[static_cast<std::size_t>(in)].path);
  table.open = has_unpacking(index, call) || keyword(index, call, "autoload") ||
               keyword(index, call, "autoload_with") || keyword(index, call, "autoload_replace") ||
               index.damaged(index[call].span);
  const Base* const base = registries_.of_metadata(in, call);
  if (base) {
    table.registry = base->id;
    table.metadata = domain_.registries[base->id].metadata;
    table.name.schema = domain_.metadatas[table.metadata].schema;
    table.schema_known = domain_.metadatas[table.metadata].schema_known;
  } else {
    table.schema_known = false;  // its MetaData may have a schema of its own
  }
  if (const Id<Expr> schema = keyword(index, call, "schema"); schema && !is_none(index, schema)) {
    const auto named = constant_text(project_, in, schema);
    table.name.schema = named.value_or("");
    table.schema_known = named.has_value();
  }
  for (const Id<Expr> part : index[call].parts.from(2)) {
    if (index[part].kind != ExprKind::call) continue;
    const OrmName made = called_name(project_, in, part);
    if (made && made.name == "Column") {
      const Id<Expr> written = positional(index, part, 0);
      const Location at{in, index[written ? written : part].span};
      const auto column_name = written ? constant_text(project_, in, written) : std::nullopt;
      Column column = read_column(in, part, {}, at);
      column.name_known &= column_name.has_value();
      column.attribute = *domain_.made_names.insert(column.name).first;
      if (column.primary_key && !column.nullable) column.nullable = false;
      table.columns.push_back(std::move(column));
    } else if (!made) {
      table.open = true;  // a helper of the project that may make columns
    }
  }
  return domain_.tables.add(std::move(table));
}

}  // namespace ormlint
