// __table_args__: {"schema": …}, (constraint, …) or (constraint, …, {"schema": …}); and which MetaData a class's table
// gets. Facts: SQLAlchemy's documentation, "Declarative Table Configuration".
#include <algorithm>

#include "domain/model_reader.h"
#include "domain/orm_names.h"

namespace ormlint {

// The base's, unless a class between says `metadata = …`; then the MetaData's schema.
void ModelReader::choose_metadata(const Mapped& mapped, Table& table) {
  table.metadata = domain_.registries[table.registry].metadata;
  for (const ClassRef ref : lineage(mapped)) {
    const std::optional<Place> written = own_value(ref, "metadata");
    if (!written) continue;
    const OrmName column = written->expr ? called_name(project_, written->file, written->expr) : OrmName{};
    if (column && column.name != "MetaData") continue;  // a column, where no column can be
    const auto found = written->expr ? registries_.metadata_of(written->file, written->expr) : std::nullopt;
    const Mapped* const known = this->mapped(ref);
    if (!found && known && !known->model && known->base) break;  // the base, which was read with its own rules
    table.metadata = found.value_or(Id<MetaData>{});
    break;
  }
  table.schema_known = table.metadata && domain_.metadatas[table.metadata].schema_known;
  if (table.metadata) table.name.schema = domain_.metadatas[table.metadata].schema;
}

// A mapped parent's belong to the parent's table.
std::optional<Place> ModelReader::table_arguments(const Mapped& mapped) const {
  for (const ClassRef ref : lineage(mapped)) {
    const Mapped* const above = ref == mapped.ref ? nullptr : this->mapped(ref);
    if (above && above->model) continue;
    if (const std::optional<Place> found = own_value(ref, "__table_args__")) return found;
  }
  return std::nullopt;
}

void ModelReader::read_table_arguments(const Mapped& mapped, Id<Table> id) {
  const std::optional<Place> written = table_arguments(mapped);
  if (!written) return;
  Table& table = domain_.tables[id];
  const auto open = [&] { table.schema_known = table.comment.known = false, table.keys_open = true; };
  if (!written->expr) return open();
  const Place place = value_of(project_, written->file, written->expr);
  const FileIndex& index = file(place.file);
  if (is_none(index, place.expr)) return;
  if (index[place.expr].kind == ExprKind::dict) return read_table_options(table, place.file, place.expr);
  const auto parts = constant_elements(project_, place.file, place.expr);
  if (!parts) return open();
  for (const Place& part : *parts) {
    const Place value = value_of(project_, part.file, part.expr);
    const Expr& expr = file(value.file)[value.expr];
    const bool last = &part == &parts->back();
    if (last && expr.kind == ExprKind::dict) {
      read_table_options(table, value.file, value.expr);
    } else if (expr.kind == ExprKind::call) {
      const bool options = last && file(value.file).text(file(value.file)[expr.parts[0]]) == "dict";
      options ? open() : read_table_item(id, value.file, value.expr);
    } else if (!is_none(file(value.file), value.expr)) {
      open();
    }
  }
}

void ModelReader::read_table_options(Table& table, FileId in, Id<Expr> options) {
  const FileIndex& index = file(in);
  const Slice<Expr> parts = index[options].parts;
  for (std::uint32_t n = 0; n + 1 < parts.size(); n += 2) {
    if (index[parts[n]].kind == ExprKind::absent) return void(table.schema_known = table.comment.known = false);
    const std::string_view option = index.text(index[parts[n]]);
    if (option == "autoload" || option == "autoload_with") table.open = true;
    if (option == "extend_existing" || option == "keep_existing") {
      table.extends |= constant_bool(project_, in, parts[n + 1]).value_or(true);
    }
    if (option == "comment" && !is_none(index, parts[n + 1])) {
      const auto text = constant_text(project_, in, parts[n + 1]);
      table.comment = {text.value_or(""), text.has_value()};
    }
    if (option != "schema" || is_none(index, parts[n + 1])) continue;
    const auto text = constant_text(project_, in, parts[n + 1]);
    table.schema_known = text.has_value();
    table.name.schema = text.value_or("");
  }
}

}  // namespace ormlint
