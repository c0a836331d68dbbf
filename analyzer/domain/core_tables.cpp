// Tables without a class: Table("name", metadata, Column(…), …).
#include <algorithm>
#include <utility>

#include "domain/model_reader.h"
#include "domain/orm_names.h"
#include "domain/server_values.h"

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

// Calls of Table whose value goes elsewhere: into a dict, an argument, an attribute.
void ModelReader::read_unnamed_tables() {
  for (std::size_t n = 0; n < project_.files.size(); ++n) {
    const auto id = static_cast<FileId>(n);
    if (!project_.files[n].index || is_frozen(id)) continue;
    const FileIndex& index = *project_.files[n].index;
    for (const Id<Expr> call : index.calls) {
      const Expr& called = index[index[call].parts[0]];
      const bool named = called.kind == ExprKind::name || called.kind == ExprKind::attribute;
      if (!named || index.text(called) != "Table" || core_calls_.contains({id, index[call].span})) continue;
      const auto table = read_core_table(id, call, "Table");
      if (table && index[index.scope_of_expr[call.value]].kind == ScopeKind::function)
        domain_.tables[*table].known_elsewhere = true;  // made when somebody asks for it
    }
  }
}

std::optional<Id<Table>> ModelReader::read_core_table(FileId in, Id<Expr> call, std::string_view owner) {
  const FileIndex& index = file(in);
  const Id<Expr> name = positional(index, call, 0);
  if (!name || called_name(project_, in, call).name != "Table") return std::nullopt;
  const auto known = core_calls_.find({in, index[call].span});
  if (known != core_calls_.end()) return known->second;
  Table table;
  table.owner = owner;
  table.core = true;
  const auto text = constant_text(project_, in, name);
  table.name.name = text.value_or("");
  table.name_known = text.has_value();
  table.at = {in, index[name].span};
  table.known_elsewhere = is_test_file(project_.files[static_cast<std::size_t>(in)].path);
  table.comment = comment_of(project_, in, call);
  table.open = has_unpacking(index, call) || keyword(index, call, "autoload") ||
               keyword(index, call, "autoload_with") || keyword(index, call, "autoload_replace") ||
               index.damaged(index[call].span);
  for (const std::string_view option : {"extend_existing", "keep_existing"}) {
    if (const Id<Expr> value = keyword(index, call, option))
      table.extends |= constant_bool(project_, in, value).value_or(true);
  }
  read_metadata(table, in, call);
  if (const Id<Expr> schema = keyword(index, call, "schema"); schema && !is_none(index, schema)) {
    const auto written = constant_text(project_, in, schema);
    table.name.schema = written.value_or("");
    table.schema_known = written.has_value();
  }
  const Id<Scope> scope = index.scope_of_expr[call.value];
  const Id<Stmt> stmt = index.stmt_of_expr[call.value];
  const bool top = scope == index.module() && stmt && !index.parent_of_stmt[stmt.value];
  table.conditional = !top && index[scope].kind != ScopeKind::class_body;
  const Id<Table> id = domain_.tables.add(std::move(table));
  core_calls_.emplace(Location{in, index[call].span}, id);
  bool first = true;  // db.Table may go without a MetaData
  for (const Id<Expr> part : index[call].parts.from(2)) {
    const bool metadata = first && !called_name(project_, in, part);
    first = false;
    if (index[part].kind != ExprKind::keyword && index[part].kind != ExprKind::starred && !metadata)
      read_core_part(id, in, part);
  }
  return id;
}

void ModelReader::read_metadata(Table& table, FileId in, Id<Expr> call) {
  const FileIndex& index = file(in);
  const Base* const base = registries_.of_metadata(in, call);
  Id<Expr> written = positional(index, call, 1);
  if (!written) written = keyword(index, call, "metadata");
  if (base) {
    table.registry = base->id;
    table.metadata = domain_.registries[base->id].metadata;
  } else if (written) {
    table.metadata = registries_.metadata_of(in, written).value_or(Id<MetaData>{});
  }
  table.schema_known = table.metadata && domain_.metadatas[table.metadata].schema_known;
  if (table.metadata) table.name.schema = domain_.metadatas[table.metadata].schema;
}

// A Column, a constraint, or a name for either; a helper of the project may make columns.
void ModelReader::read_core_part(Id<Table> id, FileId in, Id<Expr> part) {
  const Place place = value_of(project_, in, part);
  const OrmName made = called_name(project_, place.file, place.expr);
  if (!made) {
    domain_.tables[id].open = true;
    return;
  }
  if (made.name != "Column") return read_table_item(id, place.file, place.expr);
  const FileIndex& index = file(place.file);
  const Id<Expr> written = positional(index, place.expr, 0);
  const Location at{place.file, index[written ? written : place.expr].span};
  Declared column = read_column(place.file, place.expr, {}, at);
  const bool keyed = column.row.key != column.row.name;
  column.row.name_known &= !column.row.name.empty();
  column.row.attribute = *domain_.made_names.insert(keyed ? column.row.key : column.row.name).first;
  Table& table = domain_.tables[id];
  finish_column(table, column);
  table.columns.push_back(std::move(column.row));
}

const Column* Table::column(std::string_view name_in_database) const {
  const auto found = std::ranges::find(columns, name_in_database, &Column::name);
  return found == columns.end() ? nullptr : &*found;
}

}  // namespace ormlint
