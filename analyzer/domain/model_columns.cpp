// Columns: Column(…), mapped_column(…), and what an annotation adds to them. SQLModel's are in model_fields.cpp.
#include <algorithm>
#include <array>
#include <utility>

#include "domain/model_reader.h"
#include "domain/orm_names.h"
#include "domain/server_values.h"
#include "domain/type_ddl.h"

namespace ormlint {

namespace {

// What is no type that we know may be a foreign key that a helper makes, unless it is a class.
bool may_be_key(const Project& project, FileId in, Id<Expr> argument) {
  const Place place = value_of(project, in, argument);
  const FileIndex& index = project.index(place.file);
  const bool call = index[place.expr].kind == ExprKind::call;
  const Id<Expr> named = call ? index[place.expr].parts[0] : place.expr;
  const ExprKind kind = index[named].kind;
  if (kind != ExprKind::name && kind != ExprKind::attribute) return true;
  if (orm_name(project, place.file, named)) return false;
  const Entity entity = follow(project, resolve(project, place.file, named));
  return !std::holds_alternative<ClassRef>(entity) && !std::holds_alternative<External>(entity);
}

}  // namespace

ModelReader::Declared ModelReader::read_column(FileId in, Id<Expr> call, std::string_view attribute, Location at) {
  const FileIndex& index = file(in);
  Declared made;
  Column& row = made.row;
  row.attribute = attribute;
  row.name = attribute;
  row.at = at;
  row.name_known = !has_unpacking(index, call);
  made.open = made.nullable_open = !row.name_known;
  bool typed = false;
  for (std::size_t n = 0;; ++n) {
    const Id<Expr> argument = positional(index, call, n);
    if (!argument) break;
    const auto text = n == 0 ? constant_text(project_, in, argument) : std::nullopt;
    if (text) {
      row.name = *text;
    } else if (types_.is_schema_item(in, argument)) {
      read_schema_item(made, in, argument);
    } else if (is_none(index, argument)) {
      continue;
    } else if (!typed) {
      row.type = types_.read(in, argument);
      read_type_fault(row, in, argument);
      typed = true;
      made.open |= row.type.name.empty() && may_be_key(project_, in, argument);
    } else {
      made.open = true;  // a foreign key that a helper makes, or a variable holds
    }
  }
  apply_arguments(made, in, call);
  read_faults(row, in, call);
  row.given = given_default(in, call);
  if (row.key.empty()) row.key = row.name;
  return made;
}

// A foreign key, a sequence, a constraint among a column's arguments.
void ModelReader::read_schema_item(Declared& made, FileId in, Id<Expr> item) {
  const FileIndex& index = file(in);
  const bool call = index[item].kind == ExprKind::call;
  const std::string name = orm_name(project_, in, call ? index[item].parts[0] : item).name;
  Column& row = made.row;
  row.has_foreign_key |= name == "ForeignKey";
  if (name == "ForeignKey" && call) {
    made.keys.push_back(read_foreign_key(in, item));
  } else if (name == "ForeignKey") {
    made.open = true;
  }
  if (name == "CheckConstraint" && call) {
    if (auto check = check_of(project_, in, item)) made.checks.push_back(std::move(*check));
  }
  if (name == "Identity") row.identity = identity_of(project_, in, item);
  row.computed |= name == "Computed";
  row.python_default |= name == "Sequence" || name == "ColumnDefault";
  row.server_default |= name == "Identity" || name == "Computed" || name == "FetchedValue" || name == "DefaultClause";
  row.has_default |= row.python_default || row.server_default;
}

void ModelReader::apply_arguments(Declared& made, FileId in, Id<Expr> call) {
  const FileIndex& index = file(in);
  Column& column = made.row;
  if (const Id<Expr> name = keyword(index, call, "name"); name && !is_none(index, name)) {
    const auto text = constant_text(project_, in, name);
    column.name = text.value_or("");
    column.name_known = text.has_value();
  }
  if (const Id<Expr> key = keyword(index, call, "key"); key && !is_none(index, key)) {
    const auto text = constant_text(project_, in, key);
    column.key = text.value_or("");
    column.name_known &= text.has_value();
  }
  if (const Id<Expr> type = keyword(index, call, "type_")) {
    column.type = types_.read(in, type);
    read_type_fault(column, in, type);
  }
  if (const Id<Expr> key = keyword(index, call, "primary_key")) {
    const auto value = constant_bool(project_, in, key);
    column.primary_key = value.value_or(false);
    made.open |= !value;
  }
  if (const Id<Expr> nullable = keyword(index, call, "nullable")) {
    column.nullable = constant_bool(project_, in, nullable);
    made.nullable_open |= !column.nullable;
  }
  const auto given = [&](std::string_view option) {
    const Id<Expr> value = keyword(index, call, option);
    return value && !is_none(index, value);
  };
  column.python_default |= given("default") || given("insert_default") || given("default_factory");
  column.server_default |= given("server_default");
  read_server_arguments(project_, in, call, column);
  column.has_default |= column.python_default || column.server_default;
  const auto flag = [&](std::string_view option, std::optional<bool>& value) {
    const Id<Expr> written = keyword(index, call, option);
    if (!written) return;
    value = is_none(index, written) ? std::optional(false) : constant_bool(project_, in, written);
    made.open |= !value;
  };
  flag("index", made.index);
  flag("unique", made.unique);
  const Id<Expr> existing = keyword(index, call, "use_existing_column");
  made.use_existing = existing && constant_bool(project_, in, existing).value_or(true);
}

// Annotated[str, mapped_column(…)]: what the alias says, unless it is said here.
void ModelReader::apply_shared(Declared& made, const Annotation& annotation) {
  if (!annotation.extra.expr) return;
  const OrmName orm = called_name(project_, annotation.extra.file, annotation.extra.expr);
  if (!orm || orm.name != "mapped_column") return;
  Column& column = made.row;
  Declared shared = read_column(annotation.extra.file, annotation.extra.expr, column.attribute, column.at);
  if (column.type.name.empty() && column.type.at == Location{}) column.type = shared.row.type;
  if (shared.row.name != shared.row.attribute && column.name == column.attribute) {
    column.name = shared.row.name;
    column.key = shared.row.key;
  }
  if (!column.server_default && shared.row.server_default) {
    column.server_sql = shared.row.server_sql;
    column.server_at = shared.row.server_at;
    column.identity = shared.row.identity;
    column.computed = shared.row.computed;
  }
  if (column.autoincrement == Autoincrement::automatic) column.autoincrement = shared.row.autoincrement;
  if (column.comment.known && column.comment.text.empty()) column.comment = shared.row.comment;
  if (made.checks.empty()) made.checks = std::move(shared.checks);
  column.primary_key |= shared.row.primary_key;
  column.has_default |= shared.row.has_default;
  column.python_default |= shared.row.python_default;
  column.server_default |= shared.row.server_default;
  column.has_foreign_key |= shared.row.has_foreign_key;
  if (!column.nullable) column.nullable = shared.row.nullable;
  std::ranges::move(shared.row.faults, std::back_inserter(column.faults));
  if (made.keys.empty()) made.keys = std::move(shared.keys);
  if (!made.index.value_or(false)) made.index = shared.index;
  if (!made.unique.value_or(false)) made.unique = shared.unique;
  made.open |= shared.open;
  made.nullable_open |= shared.nullable_open;
  made.use_existing |= shared.use_existing;
}

void ModelReader::apply_annotation(Declared& made, const Annotation& annotation, const Base* base) {
  apply_shared(made, annotation);
  Column& column = made.row;
  const bool typed = column.type.at != Location{};
  if (!typed) column.type = types_.from_annotation(annotation, base);
  made.type_annotated = !typed;
  if (!typed && !column.has_foreign_key) read_annotation_fault(made, annotation, base);
  if (typed || column.nullable || column.has_foreign_key) column.declared = declaration(annotation);
  // An alias of another package may say more than a type.
  made.open |= !typed && column.type.ddl.empty() && annotation.core.expr &&
               external_name(resolve(project_, annotation.core.file, annotation.core.expr));
  // mapped_column(Enum(native_enum=False)) without members takes them from the annotation.
  if (typed && column.type.labels && !column.type.labels->members && column.type.labels->labels.empty()) {
    ColumnType written = types_.from_annotation(annotation, nullptr);
    if (written.labels) {
      written.labels->native = column.type.labels->native;
      if (column.type.labels->name_given) {
        written.labels->name = column.type.labels->name;
        written.labels->name_at = column.type.labels->name_at;
        written.labels->name_given = true;
      }
      // values_callable was given without members; whom it would ask is not plain.
      written.labels->labels_known = false;
      written.ddl = enum_ddl(*written.labels, 0);
      column.type = std::move(written);
    }
  }
  if (!column.nullable && !made.nullable_open && !annotation.open) column.nullable = annotation.optional;
  made.nullable_open |= annotation.open;
}

// A field of a dataclass without a default, as dataclasses count them: server_default= is none.
bool ModelReader::is_demanded(const Mapped& mapped, const Written& written) const {
  const bool dataclass = std::ranges::any_of(
      mapped.info->external, [](const BaseRef& base) { return orm_name(base.entity).name == "MappedAsDataclass"; });
  if (!dataclass || !written.annotation.expr || !written.value.expr) return false;
  constexpr std::array<std::string_view, 3> defaults{"default", "default_factory", "init"};
  return std::ranges::none_of(defaults, [&](std::string_view option) {
    return static_cast<bool>(keyword(file(written.value.file), written.value.expr, option));
  });
}

void ModelReader::add_column(const Mapped& mapped, const Written& written, Declared made) {
  add_attribute(*mapped.model, written.attribute, AttributeKind::column, written.at);
  const std::optional<Id<Table>> id = domain_.models[*mapped.model].table;
  if (!id || written.inherited_table) return;
  Table& table = domain_.tables[*id];
  made.row.conditional = written.conditional;
  made.row.demanded = is_demanded(mapped, written);
  if (written.conditional) made.row.faults.clear();  // SQLAlchemy may never see them
  if (table.core)
    std::erase_if(made.row.faults, [](const ColumnFault& row) { return row.kind == ColumnFault::no_type; });
  const bool certain = made.row.name_known && !made.open && !written.conditional;
  declared_columns_.push_back({*mapped.model, written.attribute, made.row.name,
                               made.row.key.empty() ? made.row.name : made.row.key, written.at, certain,
                               made.row.primary_key, made.use_existing});
  const bool there = std::ranges::find(table.columns, made.row.name, &Column::key) != table.columns.end();
  if (made.use_existing && there) return;
  finish_column(table, made);
  // Single-table inheritance: the column is nullable for the other classes' rows, and this one's may always have it.
  if (made.row.declared && table.model && *table.model != *mapped.model) made.row.declared->optional = true;
  const auto same = std::ranges::find(table.columns, made.row.attribute, &Column::attribute);
  if (same == table.columns.end()) return table.columns.push_back(std::move(made.row));
  // Nearer in the order of classes, or one that single-table inheritance repeats.
  *same = std::move(made.row);
}

// What is decided when a column is attached to its table: whether it may be null, and what it brings along.
void ModelReader::finish_column(Table& table, Declared& made) const {
  Column& row = made.row;
  if (row.key.empty()) row.key = row.name;
  const bool typed = row.type.at != Location{} && !made.type_annotated;
  if (row.has_foreign_key && !typed) {
    row.type_from_key = true;
    row.type = {};  // whatever the annotation says
  }
  if (row.type.labels && row.type.labels->schema_of_table) {
    row.type.labels->schema = table.name.schema;
    row.type.ddl = table.schema_known && !row.type.array ? enum_ddl(*row.type.labels, 0) : "";
  }
  if (row.primary_key && !row.nullable) row.nullable = false;
  if (!row.nullable && !made.nullable_open) row.nullable = true;
  table.keys_open |= made.open;
  const auto replaced = std::ranges::find(table.columns, row.attribute, &Column::attribute);
  if (replaced != table.columns.end()) {
    const auto of_it = [&](const auto& item) { return item.columns.size() == 1 && item.columns[0] == replaced->name; };
    std::erase_if(table.foreign_keys, of_it);
    std::erase_if(table.indexes, of_it);
  }
  if (!row.conditional) std::ranges::move(made.checks, std::back_inserter(table.checks));
  for (ForeignKey& key : made.keys) {
    key.columns = {row.name};
    key.conditional = row.conditional;
    table.foreign_keys.push_back(std::move(key));
  }
  if (!made.index.value_or(false) && !made.unique.value_or(false)) return;
  Index index;
  index.columns = {row.name};
  index.unique = made.unique.value_or(false);
  index.constraint = !made.index.value_or(false);
  index.at = row.at;
  table.indexes.push_back(std::move(index));
}

}  // namespace ormlint
