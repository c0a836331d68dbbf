// The inspector's answers: has_table(), get_columns() and their like.
#include <algorithm>

#include "migrations/interpreter.h"
#include "schema/names.h"
#include "schema/print.h"

namespace ormlint::migrations {

namespace {

Value row(std::initializer_list<std::pair<std::string_view, Value>> entries) {
  Value made;
  made.kind = Kind::dict;
  made.entries = std::make_shared<Entries>();
  for (const auto& [key, value] : entries) made.entries->emplace_back(text(std::string(key)), value);
  return made;
}

Value texts(const std::vector<std::string>& all) {
  Values made;
  for (const std::string& one : all) made.push_back(text(one));
  return list(std::move(made));
}

Value columns(const schema::Table& table) {
  Values made;
  for (const schema::Column& column : table.columns)
    made.push_back(row({{"name", text(column.name)},
                        {"nullable", boolean(!column.not_null)},
                        {"default", column.default_sql ? text(*column.default_sql) : none()},
                        {"type", Value{}}}));
  return list(std::move(made));
}

Value indexes(const schema::Table& table) {
  Values made;
  const auto add = [&](const std::string& name, const std::vector<std::string>& names, bool unique) {
    made.push_back(row({{"name", text(name)}, {"column_names", texts(names)}, {"unique", boolean(unique)}}));
  };
  for (const schema::Index& index : table.indexes) {
    std::vector<std::string> names;
    for (const schema::IndexPart& part : index.parts) names.push_back(part.column);
    add(index.name, names, index.unique);
  }
  for (const schema::Key& key : table.uniques) add(key.name, key.columns, true);
  return list(std::move(made));
}

Value keys(const std::vector<schema::Key>& all) {
  Values made;
  for (const schema::Key& key : all)
    made.push_back(row({{"name", text(key.name)}, {"column_names", texts(key.columns)}}));
  return list(std::move(made));
}

// SQLAlchemy leaves out what PostgreSQL does anyway.
Value options(const schema::ForeignKey& key) {
  Value made = row({});
  const auto add = [&](std::string_view event, schema::Action action, const std::vector<std::string>& columns) {
    if (action != schema::Action::no_action)
      made.entries->emplace_back(text(std::string(event)), text(schema::print_action(action, columns)));
  };
  add("onupdate", key.on_update, {});
  add("ondelete", key.on_delete, key.on_delete_columns);
  if (key.deferrable) made.entries->emplace_back(text("deferrable"), boolean(true));
  if (key.initially_deferred) made.entries->emplace_back(text("initially"), text("DEFERRED"));
  if (key.match_full) made.entries->emplace_back(text("match"), text("FULL"));
  return made;
}

Value foreign_keys(const schema::Table& table) {
  Values made;
  for (const schema::ForeignKey& key : table.foreign_keys)
    made.push_back(row({{"name", text(key.name)},
                        {"constrained_columns", texts(key.columns)},
                        {"referred_schema", key.target.schema == "public" ? none() : text(key.target.schema)},
                        {"referred_table", text(key.target.name)},
                        {"referred_columns", key.target_columns.empty() ? Value{} : texts(key.target_columns)},
                        {"options", options(key)}}));
  return list(std::move(made));
}

}  // namespace

Value Interpreter::inspector_method(std::string_view name, const Arguments& given) {
  const schema::Schema& now = database_.schema();
  const bool by_name = name != "get_table_names" && name != "get_view_names" && name != "get_enums";
  const std::size_t place = !by_name ? 0 : name == "has_index" ? 2 : 1;  // of the schema among the arguments
  const auto wanted_schema = as_text(given.get(place, "schema")).value_or("public");
  if (!by_name) {
    if (!now.complete || name == "get_view_names") return {};
    Values names;
    for (const auto& [id, table] : now.tables)
      if (id.schema == wanted_schema && name == "get_table_names") names.push_back(text(id.name));
    for (const auto& [id, type] : now.enums)
      if (name == "get_enums") names.push_back(row({{"name", text(id.name)}, {"schema", text(id.schema)}}));
    return list(std::move(names));
  }
  const auto table_name = as_text(given.get(0, "table_name"));
  if (!table_name) return {};
  const schema::Table* const table = now.table({wanted_schema, *table_name});
  if (name == "has_table") return table ? boolean(true) : now.complete ? boolean(false) : Value{};
  if (!table) return {};
  if (!table->complete) return {};
  if (name == "get_columns") return columns(*table);
  if (name == "has_index") {
    const auto wanted = as_text(given.get(1, "index_name"));
    return wanted ? boolean(std::ranges::find(table->indexes, *wanted, &schema::Index::name) != table->indexes.end())
                  : Value{};
  }
  if (name == "get_indexes") return indexes(*table);
  if (name == "get_unique_constraints") return keys(table->uniques);
  if (name == "get_foreign_keys") return foreign_keys(*table);
  if (name == "get_pk_constraint" && table->primary_key)
    return row({{"name", text(table->primary_key->name)}, {"constrained_columns", texts(table->primary_key->columns)}});
  if (name == "get_check_constraints") {
    Values made;
    for (const schema::Check& check : table->checks)
      made.push_back(row({{"name", text(check.name)}, {"sqltext", text(check.sql)}}));
    return list(std::move(made));
  }
  return {};
}

}  // namespace ormlint::migrations
