#include "app/domain_json.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "emit/json_writer.h"
#include "project/print.h"

namespace ormlint {

namespace {

void write_null(JsonWriter& json, std::string_view key) {
  json.key(key);
  json.null();
}

void write_text(JsonWriter& json, std::string_view key, std::string_view text) {
  if (text.empty()) return write_null(json, key);
  json.member(key, text);
}

void write_optional(JsonWriter& json, std::string_view key, std::optional<bool> value) {
  if (!value) return write_null(json, key);
  json.member(key, *value);
}

void write_list(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.array(key);
  for (const std::string& text : texts) json.string(text);
  json.close_array();
}

std::string full_name(const schema::Name& name) {
  return name.schema.empty() ? name.name : name.schema + "." + name.name;
}

void write_column(JsonWriter& json, const Column& column) {
  json.open_object();
  write_text(json, "name", column.name_known ? std::string_view(column.name) : std::string_view{});
  write_text(json, "type", column.type.ddl);
  write_optional(json, "nullable", column.nullable);
  json.member("primary_key", column.primary_key);
  json.member("default", column.python_default);
  json.member("server_default", column.server_default);
  if (column.conditional) json.member("conditional", true);
  json.close_object();
}

void write_foreign_key(JsonWriter& json, const ForeignKey& key) {
  json.open_object();
  write_list(json, "columns", key.columns);
  if (key.known) {
    json.array("refers");
    for (const std::string& column : key.target_columns) json.string(full_name(key.target) + "." + column);
    json.close_array();
  } else {
    write_null(json, "refers");
  }
  write_text(json, "name", key.name.value_or(""));
  write_text(json, "ondelete", key.ondelete);
  write_text(json, "onupdate", key.onupdate);
  if (key.conditional) json.member("conditional", true);
  json.close_object();
}

void write_index(JsonWriter& json, const Index& index) {
  json.open_object();
  write_text(json, "name", index.name.value_or(""));
  json.member("name_known", index.name_known);
  if (index.plain) {
    write_list(json, "columns", index.columns);
  } else {
    write_null(json, "columns");
  }
  if (!index.constraint) json.member("unique", index.unique);
  json.close_object();
}

void write_enum(JsonWriter& json, const Column& column, const EnumType& type) {
  json.open_object();
  write_text(json, "column", column.name_known ? std::string_view(column.name) : std::string_view{});
  write_text(json, "name", type.name_known ? std::string_view(type.name) : std::string_view{});
  if (type.labels_known) {
    json.array("labels");
    for (const StoredLabel& label : type.labels) json.string(label.text);
    json.close_array();
  } else {
    write_null(json, "labels");
  }
  json.member("native", type.native);
  json.close_object();
}

void write_table(JsonWriter& json, const Table& table, const std::string& at) {
  json.open_object();
  write_text(json, "name", table.name_known ? std::string_view(table.name.name) : std::string_view{});
  write_text(json, "schema", table.name.schema);
  json.member("open", table.open || !table.name_known || !table.schema_known);
  json.member("keys_open", table.keys_open);
  json.member("at", at);
  json.array("columns");
  for (const Column& column : table.columns) write_column(json, column);
  json.close_array();
  json.array("primary_key");
  for (const std::string& name : table.key_order) json.string(name);
  for (const Column& column : table.columns) {
    const bool listed = std::ranges::find(table.key_order, column.name) != table.key_order.end();
    if (column.primary_key && column.name_known && !listed) json.string(column.name);
  }
  json.close_array();
  json.array("foreign_keys");
  for (const ForeignKey& key : table.foreign_keys) write_foreign_key(json, key);
  json.close_array();
  for (const bool constraint : {true, false}) {
    json.array(constraint ? "unique" : "indexes");
    for (const Index& index : table.indexes) {
      if (index.constraint == constraint) write_index(json, index);
    }
    json.close_array();
  }
  json.array("enums");
  for (const Column& column : table.columns) {
    if (column.type.labels) write_enum(json, column, *column.type.labels);
  }
  json.close_array();
  json.close_object();
}

std::string_view direction_name(Direction direction) {
  switch (direction) {
    case Direction::one_to_many:
      return "ONETOMANY";
    case Direction::many_to_one:
      return "MANYTOONE";
    case Direction::many_to_many:
      return "MANYTOMANY";
    default:
      return {};
  }
}

class MapperWriter {
 public:
  MapperWriter(const Domain& domain, const Project& project, const Declarations& declarations)
      : domain_(domain), project_(project) {
    for (const auto& [ref, model] : declarations.models) refs_.emplace(model, ref);
  }

  // A class made by a call has no definition, and is called by its module and name.
  std::string name(Id<Model> id) const {
    if (const auto found = refs_.find(id); found != refs_.end()) return qualified_name(project_, found->second);
    const Model& model = domain_.models[id];
    const Id<Module> module = project_.files[static_cast<std::size_t>(model.at.file)].module;
    return project_.modules[module].name + "." + std::string(model.name);
  }

  void write(JsonWriter& json, Id<Model> id, const std::string& at) const {
    const Model& model = domain_.models[id];
    json.open_object();
    json.member("class", name(id));
    write_text(json, "table", model.table ? full_name(domain_.tables[*model.table].name) : "");
    write_text(json, "inherits", model.parents.empty() ? "" : name(model.parents.front()));
    json.member("open", model.open);
    json.member("at", at);
    json.object("columns");
    for (const auto& [attribute, kind] : model.attributes) {
      if (kind.kind == AttributeKind::column) write_text(json, attribute, column_of(model, attribute));
    }
    json.close_object();
    json.array("relationships");
    for (const Relationship& relationship : model.relationships) {
      if (!relationship.inherited) write(json, relationship);
    }
    json.close_array();
    json.close_object();
  }

 private:
  std::string_view column_of(const Model& model, std::string_view attribute) const {
    std::vector<Id<Table>> tables;
    if (model.table) tables.push_back(*model.table);
    for (const Id<Model> parent : model.parents) {
      if (domain_.models[parent].table) tables.push_back(*domain_.models[parent].table);
    }
    for (const Id<Table> table : tables) {
      for (const Column& column : domain_.tables[table].columns) {
        if (column.attribute == attribute && column.name_known) return column.name;
      }
    }
    return {};
  }

  void write(JsonWriter& json, const Relationship& row) const {
    json.open_object();
    json.member("name", row.attribute);
    write_text(json, "target", row.target ? name(*row.target) : "");
    write_text(json, "direction", direction_name(row.direction));
    write_optional(json, "uselist", row.uselist);
    write_text(json, "secondary", row.secondary ? full_name(domain_.tables[*row.secondary].name) : "");
    json.member("viewonly", row.viewonly);
    if (row.direction == Direction::unknown) {
      write_null(json, "pairs");
    } else {
      json.array("pairs");
      for (const JoinPair& pair : row.pairs) {
        json.open_array();
        json.string(full_name(domain_.tables[pair.local.table].name) + "." + std::string(pair.local.name));
        json.string(full_name(domain_.tables[pair.remote.table].name) + "." + std::string(pair.remote.name));
        json.close_array();
      }
      json.close_array();
    }
    json.member("open", row.open);
    json.close_object();
  }

  const Domain& domain_;
  const Project& project_;
  std::map<Id<Model>, ClassRef> refs_;
};

}  // namespace

std::string domain_json(const Domain& domain, const Project& project, const Declarations& declarations,
                        const std::function<std::string(Location)>& place) {
  std::string out;
  JsonWriter json(out);
  json.open_object();
  const bool open = std::ranges::any_of(domain.registries, &Registry::open);  // classes and tables may be missing
  json.member("open", open);
  std::vector<Id<Table>> tables;
  for (const Id<Table> id : domain.tables.ids()) tables.push_back(id);
  std::ranges::sort(tables, {}, [&](Id<Table> id) {
    return std::tuple(full_name(domain.tables[id].name), domain.tables[id].at, id);
  });
  json.array("tables");
  for (const Id<Table> id : tables) {
    json.new_line();
    write_table(json, domain.tables[id], place(domain.tables[id].at));
  }
  json.close_array();
  const MapperWriter writer(domain, project, declarations);
  std::vector<Id<Model>> models;
  for (const Id<Model> id : domain.models.ids()) models.push_back(id);
  std::ranges::sort(models, {}, [&](Id<Model> id) { return std::tuple(writer.name(id), domain.models[id].at, id); });
  json.array("mappers");
  for (const Id<Model> id : models) {
    json.new_line();
    writer.write(json, id, place(domain.models[id].at));
  }
  json.close_array();
  json.close_object();
  return out + '\n';
}

}  // namespace ormlint
