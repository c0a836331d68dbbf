// Which table and columns a foreign key means, and whether they are there. "schema.table.column" is looked up in the
// table's own MetaData; without a schema it has the MetaData's, never the table's. Facts: `ForeignKey._column_tokens`
// and `_resolve_column` of SQLAlchemy's `sql/schema.py`.
#include <algorithm>
#include <utility>

#include "domain/model_reader.h"
#include "domain/naming.h"
#include "domain/orm_names.h"
#include "domain/table_names.h"

namespace ormlint {

namespace {

struct Spelled {
  schema::Name table;
  std::string column;  // empty: the referring column's own key
};

Spelled taken_apart(std::string_view written) {
  Spelled made;
  const std::size_t dot = written.rfind('.');
  if (dot == written.npos) {
    made.table.name = written;
    return made;
  }
  made.column = written.substr(dot + 1);
  const std::string_view rest = written.substr(0, dot);
  const std::size_t second = rest.rfind('.');
  made.table.name = second == rest.npos ? rest : rest.substr(second + 1);
  if (second != rest.npos) made.table.schema = rest.substr(0, second);
  return made;
}

bool is_known(const ColumnType& type) { return !type.name.empty() || !type.ddl.empty(); }

}  // namespace

std::optional<Id<Table>> ModelReader::table_of(FileId in, Id<Expr> expr) const {
  const FileIndex& index = file(in);
  if (index[expr].kind == ExprKind::attribute) {
    const std::string_view name = index.text(index[expr]);
    if (name == "c" || name == "columns" || name == "__table__") return table_of(in, index[expr].parts[0]);
  }
  const Entity entity = follow(project_, resolve(project_, in, expr));
  if (const std::optional<Id<Model>> model = find(entity)) return domain_.models[*model].table;
  const auto* variable = std::get_if<VariableRef>(&entity);
  const auto known = variable ? core_tables_.find(*variable) : core_tables_.end();
  return known == core_tables_.end() ? std::nullopt : std::optional(known->second);
}

// The table of `Class.attribute`, of one of its mapped parents where that is whose column it is, of `table.c.name`.
std::optional<Id<Table>> ModelReader::table_of_column(FileId in, Id<Expr> expr) const {
  const FileIndex& index = file(in);
  const Id<Expr> object = index[expr].parts[0];
  const std::string_view name = index.text(index[expr]);
  const auto has = [&](Id<Table> id) {
    return std::ranges::find(domain_.tables[id].columns, name, &Column::attribute) != domain_.tables[id].columns.end();
  };
  const std::optional<Id<Table>> own = table_of(in, object);
  if (!own || has(*own)) return own;
  const std::optional<Id<Model>> model = find(follow(project_, resolve(project_, in, object)));
  if (!model) return std::nullopt;
  for (const Id<Model> parent : domain_.models[*model].parents) {
    const std::optional<Id<Table>> table = domain_.models[parent].table;
    if (table && has(*table)) return table;
  }
  return std::nullopt;
}

// A foreign key's target by an expression: Class.attribute, table.c.column, table.c["column"], or a name of the own
// class's body.
bool ModelReader::find_column(Id<Table> owner, Place place, Id<Table>& table, std::string& key) const {
  const FileIndex& index = file(place.file);
  const Expr& written = index[place.expr];
  std::string_view name;
  std::optional<Id<Table>> found;
  if (written.kind == ExprKind::name) {
    const Entity entity = resolve(project_, place.file, place.expr);
    const auto* variable = std::get_if<VariableRef>(&entity);
    if (!variable) return false;
    const FileIndex& there = file(variable->file);
    if (there[there[variable->binding].scope].kind != ScopeKind::class_body) return false;
    name = index.text(written);
    found = owner;
  } else if (written.kind == ExprKind::attribute) {
    name = index.text(written);
    found = table_of_column(place.file, place.expr);
  } else if (written.kind == ExprKind::subscript && index[written.parts[1]].kind == ExprKind::string) {
    name = index.text(index[written.parts[1]]);
    found = table_of(place.file, written.parts[0]);
  }
  if (!found) return false;
  const std::vector<Column>& columns = domain_.tables[*found].columns;
  const auto column = std::ranges::find(columns, name, &Column::attribute);
  if (column == columns.end() || !column->name_known) return false;
  table = *found;
  key = column->key;
  return true;
}

void ModelReader::name_target(Id<Table> owner, ForeignKey& key) const {
  const Table& table = domain_.tables[owner];
  const auto places = key_targets_.find(key.at);
  if (key.written.empty()) {
    if (places == key_targets_.end()) return;
    key.known = true;
    for (const Place& place : places->second) {
      Id<Table> target;
      std::string column;
      key.known &= find_column(owner, place, target, column) && (!key.table || *key.table == target);
      if (!key.known) return void(key.table.reset());
      key.table = target;
      key.target_columns.push_back(std::move(column));
    }
    key.target = domain_.tables[*key.table].name;
    return;
  }
  std::vector<std::string> written{key.written};
  if (key.columns.size() > 1 && places != key_targets_.end()) {
    written.clear();
    for (const Place& place : places->second) {
      written.push_back(constant_text(project_, place.file, place.expr).value_or(""));
    }
  }
  const bool own_schema = taken_apart(key.written).table.schema.empty();
  key.target = taken_apart(key.written).table;
  key.known = true;
  if (own_schema && table.metadata) {
    key.target.schema = domain_.metadatas[table.metadata].schema;
    key.known = domain_.metadatas[table.metadata].schema_known;
  }
  for (std::size_t n = 0; n < written.size(); ++n) {
    Spelled spelled = taken_apart(written[n]);
    const auto own = std::ranges::find(table.columns, key.columns[n], &Column::name);
    if (spelled.column.empty() && own != table.columns.end()) spelled.column = own->key;
    key.known &= !spelled.column.empty() && !written[n].empty();
    key.target_columns.push_back(std::move(spelled.column));
  }
}

void ModelReader::link_keys() {
  const TableNames names(domain_, uncertain_tables_, any_table_uncertain_);
  for (const Id<Table> id : domain_.tables.ids()) {
    for (ForeignKey& key : domain_.tables[id].foreign_keys) {
      name_target(id, key);
      if (!key.known || key.table) continue;
      names.link(domain_.tables[id], key);
    }
  }
  take_key_types();
  for (const Id<Table> id : domain_.tables.ids()) {
    Table& table = domain_.tables[id];
    if (table.metadata) name_by_convention(domain_.metadatas[table.metadata], table);
  }
}

// A column without a type has its target's, which may wait for its own target's in turn.
void ModelReader::take_key_types() {
  for (bool changed = true; changed;) {
    changed = false;
    for (const Id<Table> id : domain_.tables.ids()) {
      Table& table = domain_.tables[id];
      for (Column& column : table.columns) {
        if (!column.type_from_key || is_known(column.type)) continue;
        for (const ForeignKey& key : table.foreign_keys) changed |= take_key_type(key, column);
      }
    }
  }
}

bool ModelReader::take_key_type(const ForeignKey& key, Column& column) const {
  const auto own = std::ranges::find(key.columns, column.name);
  if (is_known(column.type) || own == key.columns.end() || !key.table) return false;
  const std::string& wanted = key.target_columns[static_cast<std::size_t>(own - key.columns.begin())];
  const std::vector<Column>& columns = domain_.tables[*key.table].columns;
  const auto target = std::ranges::find(columns, wanted, &Column::key);
  if (target == columns.end() || !is_known(target->type)) return false;
  column.type = target->type;
  return true;
}

}  // namespace ormlint
