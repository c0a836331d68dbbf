// Columns that constraints and indexes name in text and their table does not have. Facts: SQLAlchemy 1.4.54 and 2.0.36,
// which look such a text up among the keys of the table's columns.
#include <algorithm>

#include "domain/model_reader.h"
#include "domain/orm_names.h"

namespace ormlint {

namespace {

// The places of what the call names.
std::vector<Place> named_parts(const Project& project, FileId in, Id<Expr> call, std::string_view name) {
  const FileIndex& index = project.index(in);
  std::vector<Place> found;
  if (name == "ForeignKeyConstraint") {
    const Id<Expr> given = keyword(index, call, "columns");
    const Id<Expr> list = given ? given : positional(index, call, 0);
    return list ? constant_elements(project, in, list).value_or(found) : found;
  }
  if (name != "UniqueConstraint" && name != "PrimaryKeyConstraint" && name != "Index") return found;
  for (std::size_t n = name == "Index" && !keyword(index, call, "name") ? 1 : 0;; ++n) {
    const Id<Expr> part = positional(index, call, n);
    if (!part) return found;
    found.push_back({in, part});
  }
}

}  // namespace

void ModelReader::read_lost_columns(Table& table, FileId in, Id<Expr> call) const {
  const bool known = std::ranges::all_of(table.columns, [](const Column& column) { return column.name_known; });
  if (table.open || !known || has_unpacking(file(in), call)) return;
  const std::string name = called_name(project_, in, call).name;
  for (const Place& place : named_parts(project_, in, call, name)) {
    const auto key = constant_text(project_, place.file, place.expr);
    if (!key || std::ranges::find(table.columns, *key, &Column::key) != table.columns.end()) continue;
    const Model* const model = table.model ? &domain_.models[*table.model] : nullptr;
    const auto attribute = model ? model->attributes.find(*key) : decltype(model->attributes.end()){};
    const bool uncertain = model && attribute != model->attributes.end() &&
                           (attribute->second.kind == AttributeKind::other ||  // perhaps a column after all
                            (attribute->second.kind == AttributeKind::column &&
                             std::ranges::find(table.columns, *key, &Column::attribute) == table.columns.end()));
    if (!uncertain) table.lost_columns.push_back({*key, name, {place.file, file(place.file)[place.expr].span}});
  }
}

}  // namespace ormlint
